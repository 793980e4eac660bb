import type { IEnvVar } from 'kubernetes-models/v1';
import type { PodParts } from '../pod-parts.ts';
import type { DagDelivery } from './delivery.ts';
import { gitMounts, gitResources, gitVolumes, keyFile, type GitRepository } from './git.ts';

const connection = 'headwater_git';

/**
 * Airflow clones the repository by itself and keeps a version of it for each DAG run,
 * so that a run ends with the code that it began with.
 */
export function gitBundle(repository: GitRepository): DagDelivery {
  const parts: PodParts = {
    env: [gitConnection(repository)],
    mounts: [...gitMounts(repository), { name: 'dag-bundles', mountPath: bundlesFolder }],
    volumes: [...gitVolumes(repository), { name: 'dag-bundles', emptyDir: {} }],
  };
  return {
    bundle: {
      name: 'dags',
      classpath: 'airflow.providers.git.bundles.git.GitDagBundle',
      kwargs: { git_conn_id: connection, tracking_ref: repository.revision, subdir: repository.folder },
    },
    refreshSeconds: repository.refreshSeconds,
    resources: gitResources(repository),
    service: parts,
    task: parts,
  };
}

export const bundlesFolder = '/opt/airflow/dag-bundles';

const gitConnection = ({ url, deployKey }: GitRepository): IEnvVar => ({
  name: `AIRFLOW_CONN_${connection.toUpperCase()}`,
  value: JSON.stringify({
    conn_type: 'git',
    host: url,
    ...(deployKey ? { extra: { key_file: keyFile, strict_host_key_checking: 'yes' } } : {}),
  }),
});
