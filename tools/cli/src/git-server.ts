import { readSecret, type Cluster, type GitServer } from '@headwater/bootstrap';
import type { Environment } from '@headwater/environment';
import { Failure } from './failure.ts';

const target = { namespace: 'cicd', service: 'gitea', port: 3000 };

/** The Git server inside of the cluster, as seen from this machine; a Failure where the repository is elsewhere. */
export async function gitServer(cluster: Cluster, { git }: Environment): Promise<GitServer> {
  if (git.kind === 'remote') {
    throw new Failure(`the cluster follows ${git.repository}: push there with git, Argo CD will see it`);
  }
  const { username = '', password = '' } = await readSecret(cluster, target.namespace, 'gitea-admin');
  return {
    url: `http://${cluster.reach(target)}/headwater/headwater.git`,
    branch: git.revision,
    username,
    password,
  };
}
