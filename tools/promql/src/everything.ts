import { services, type Topology } from '@headwater/contracts';
import { loadEnvironment, topology } from '@headwater/environment';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A platform that has every alert and every dashboard. */
export const everything: Topology = {
  ...topology(loadEnvironment(root, 'minikube')),
  database: services.postgres,
  observability: true,
  frontDoor: { domain: 'example.com', port: 443 },
};
