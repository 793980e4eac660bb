import { join } from 'node:path';
import type { Environment } from '@headwater/environment';
import type { Place } from './wanted.ts';

/** The user and group of Airflow's containers: https://airflow.apache.org/docs/docker-stack/entrypoint.html */
export const airflowUser = { user: '50000', group: '0' } as const;

/** Where the logs of tasks are on this machine, if the node has them from there. */
export const logsFolder = ({ state }: Pick<Place, 'state'>): string => join(state, 'airflow-logs');

/** What `minikube start` mounts: it takes one folder, and DAGs are edited on this machine. */
export function mountOf({ airflow: { dags, logs } }: Pick<Environment, 'airflow'>, place: Place): string | undefined {
  if (dags.delivery === 'mount') return `${join(place.root, 'dags')}:${dags.path}`;
  if (logs.kind === 'node-folder') return `${logsFolder(place)}:${logs.path}`;
  return undefined;
}

/** The folder that has to be made inside of the node, as the one mount is taken. */
export const folderInNode = ({ airflow: { dags, logs } }: Pick<Environment, 'airflow'>): string | undefined =>
  dags.delivery === 'mount' && logs.kind === 'node-folder' ? logs.path : undefined;

/** Whether volumes are bound to the node by its name. */
export const bindsToNode = ({ airflow: { dags, logs } }: Pick<Environment, 'airflow'>): boolean =>
  dags.delivery === 'mount' || logs.kind === 'node-folder';
