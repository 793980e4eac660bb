import { services } from '@headwater/contracts';
import { service, serviceAccount, type Resource } from '@headwater/k8s';
import type { KeycloakConfig } from './config.ts';
import { server } from './server.ts';

/** One Keycloak, which keeps everything in PostgreSQL. */
export const keycloak = (config: KeycloakConfig): Resource[] => {
  const { name, pods, portName, port } = services.keycloak;
  return [
    serviceAccount({ namespace: pods.namespace, name }),
    server(config),
    service(name, pods, [{ name: portName, port, targetPort: portName }]),
  ];
};
