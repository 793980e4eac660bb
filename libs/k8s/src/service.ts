import type { IService, IServicePort } from 'kubernetes-models/v1';
import type { Workload } from './workload.ts';

/** A ClusterIP Service for the pods of `workload`. */
export const service = (name: string, workload: Workload, ports: readonly IServicePort[]): IService => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: workload.namespace, labels: { ...workload.labels } },
  spec: { selector: { ...workload.labels }, ports: [...ports] },
});

/** The Service that gives each pod of a StatefulSet its own name. */
export const headlessService = (name: string, workload: Workload, ports: readonly IServicePort[]): IService => {
  const plain = service(name, workload, ports);
  return { ...plain, spec: { clusterIP: 'None', publishNotReadyAddresses: true, ...plain.spec } };
};
