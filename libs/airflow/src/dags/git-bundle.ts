import { fromSecret } from '@headwater/k8s';
import type { IEnvVar } from 'kubernetes-models/v1';
import type { PodParts } from '../pod-parts.ts';
import type { DagDelivery } from './delivery.ts';
import { gitMounts, gitResources, gitVolumes, keyFile, passwordFile, type GitRepository } from './git.ts';

const connection = 'headwater_git';

/**
 * Airflow clones the repository by itself and keeps a version of it for each DAG run,
 * so that a run ends with the code that it began with.
 */
export function gitBundle(repository: GitRepository): DagDelivery {
  const parts: PodParts = {
    env: [gitConnection(repository), ...gitCredentials(repository)],
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

const gitConnection = ({ url, access }: GitRepository): IEnvVar => ({
  name: `AIRFLOW_CONN_${connection.toUpperCase()}`,
  value: JSON.stringify({
    conn_type: 'git',
    host: url,
    ...(access.kind === 'deploy-key' ? { extra: { key_file: keyFile, strict_host_key_checking: 'yes' } } : {}),
  }),
});

/**
 * Git asks for the login itself. In the connection it would become a part of the address, which everybody sees
 * who lists the processes of the pod, and which stays in the clone.
 * Source: https://git-scm.com/docs/gitcredentials
 */
function gitCredentials({ url, access }: GitRepository): IEnvVar[] {
  if (access.kind !== 'login') return [];
  const { origin } = new URL(url);
  return [
    { name: 'GIT_CONFIG_COUNT', value: '2' },
    { name: 'GIT_CONFIG_KEY_0', value: `credential.${origin}.username` },
    fromSecret('GIT_CONFIG_VALUE_0', access.login, 'username'),
    { name: 'GIT_CONFIG_KEY_1', value: `credential.${origin}.helper` },
    { name: 'GIT_CONFIG_VALUE_1', value: `!f() { sed s/^/password=/ ${passwordFile}; }; f` },
  ];
}
