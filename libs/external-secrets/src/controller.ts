import { secretFiller, workloads, type Namespace } from '@headwater/contracts';
import { containerSecurity, deployment, httpProbe, podSecurity, type Workload } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';

// as upstream's chart has it; the image itself says nobody
const user = 1000;
const ports = { metrics: 8080, health: 8082 } as const;

/** Fills the Secrets of `namespace`, and sees no other namespace: it can be told of one, or of all. */
export const controller = (namespace: Namespace, image: string): IDeployment =>
  deployment(
    workloadOf(namespace),
    {
      serviceAccountName: secretFiller(namespace).name,
      automountServiceAccountToken: true,
      securityContext: podSecurity(user),
      containers: [
        {
          name: 'controller',
          image,
          args: [
            `--namespace=${namespace}`,
            // kinds of the whole cluster, and what writes into a vault
            '--enable-cluster-store-reconciler=false',
            '--enable-cluster-external-secret-reconciler=false',
            '--enable-cluster-push-secret-reconciler=false',
            '--enable-push-secret-reconciler=false',
            `--metrics-addr=:${ports.metrics}`,
            `--live-addr=:${ports.health}`,
            '--zap-time-encoding=iso8601',
          ],
          ports: [
            { name: 'metrics', containerPort: ports.metrics },
            { name: 'health', containerPort: ports.health },
          ],
          startupProbe: httpProbe('/healthz', 'health', { period: 2, failures: 60 }),
          readinessProbe: httpProbe('/healthz', 'health'),
          livenessProbe: httpProbe('/healthz', 'health', { failures: 6 }),
          resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { cpu: '500m', memory: '192Mi' } },
          securityContext: containerSecurity,
        },
      ],
    },
    // two would write the same Secrets: it elects no leader
    { strategy: { type: 'Recreate' } },
  );

function workloadOf(namespace: Namespace): Workload {
  const { labels, ...shared } = workloads.externalSecrets.controller;
  return { ...shared, name: secretFiller(namespace).name, labels: { ...labels, 'headwater.dev/fills': namespace } };
}
