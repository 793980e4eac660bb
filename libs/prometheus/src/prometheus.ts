import { services, workloads } from '@headwater/contracts';
import { headlessService, service, serviceAccount, type Resource } from '@headwater/k8s';
import type { PrometheusConfig } from './config.ts';
import { configuration } from './configuration.ts';
import { server } from './server.ts';

/** Measures the platform, keeps what it measured, and tells Alertmanager when a rule holds. */
export const prometheus = (config: PrometheusConfig): Resource[] => {
  const { name, portName, port } = services.prometheus;
  const ports = [{ name: portName, port, targetPort: portName }];
  return [
    serviceAccount({ namespace: 'observability', name }),
    configuration(config),
    server(config),
    service(name, workloads.prometheus.server, ports),
    headlessService(`${name}-pods`, workloads.prometheus.server, ports),
  ];
};
