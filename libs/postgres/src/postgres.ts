import { services, workloads } from '@headwater/contracts';
import { headlessService, service, serviceAccount, type Resource } from '@headwater/k8s';
import type { PostgresConfig } from './config.ts';
import { databasesJob, databasesScript } from './databases.ts';
import { server } from './server.ts';

/** One PostgreSQL server, its volume, and the roles and databases in it. */
export const postgres = (config: PostgresConfig): Resource[] => {
  const { name, portName, port } = services.postgres;
  const ports = [{ name: portName, port, targetPort: portName }];
  return [
    serviceAccount({ namespace: 'database', name }),
    server(config),
    service(name, workloads.postgres.server, ports),
    headlessService(`${name}-pods`, workloads.postgres.server, ports),
    databasesScript(config),
    databasesJob(config),
  ];
};
