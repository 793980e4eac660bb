import { databaseTrust, services } from '@headwater/contracts';
import { service, serviceAccount, type Resource } from '@headwater/k8s';
import type { KeycloakConfig } from './config.ts';
import { server } from './server.ts';

/** One Keycloak, which keeps everything in PostgreSQL. */
export const keycloak = (config: KeycloakConfig): Resource[] => {
  const { name, pods, portName, port } = services.keycloak;
  const trust = databaseTrust(config.database, pods.namespace, name);
  return [
    serviceAccount({ namespace: pods.namespace, name }),
    ...trust.resources,
    server(config, trust),
    service(name, pods, [{ name: portName, port, targetPort: portName }]),
  ];
};
