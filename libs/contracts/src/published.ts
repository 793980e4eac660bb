import { isService } from './endpoints.ts';
import type { PublicService } from './front-door.ts';
import * as services from './services.ts';
import type { Topology } from './topology.ts';

/** Something that people reach at the front door, and the Service that answers there. */
export interface Published {
  readonly service: PublicService;
  readonly backend: services.ServiceContract;
}

/** Everything that has a host of its own at the front door. */
export const published = ({ git, objectStore }: Topology): Published[] => [
  { service: 'airflow', backend: services.airflowApi },
  { service: 'argocd', backend: services.argocdServer },
  { service: 'sparkHistory', backend: services.sparkHistory },
  ...(isService(objectStore.endpoint) ? [{ service: 'minio', backend: services.minioConsole } as const] : []),
  ...(isService(git) ? [{ service: 'gitea', backend: services.gitea } as const] : []),
];
