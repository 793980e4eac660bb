import { services, workloads } from '@headwater/contracts';
import { headlessService, service, serviceAccount, type Resource } from '@headwater/k8s';
import type { LokiConfig } from './config.ts';
import { configuration } from './configuration.ts';
import { server } from './server.ts';

/** Keeps what pods write, after they are gone too. */
export const loki = (config: LokiConfig): Resource[] => {
  const { name, portName, port } = services.loki;
  const ports = [{ name: portName, port, targetPort: portName }];
  return [
    serviceAccount({ namespace: 'observability', name }),
    configuration(config.retentionDays),
    server(config),
    service(name, workloads.loki.server, ports),
    headlessService(`${name}-pods`, workloads.loki.server, ports),
  ];
};
