import { readSecret, targetOf, type Cluster, type GitServer } from '@headwater/bootstrap';
import { repositoryPath, services } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import { giteaAdmin } from '@headwater/secrets';
import { Failure } from './failure.ts';

/** The Git server inside of the cluster, as seen from this machine; a Failure where the repository is elsewhere. */
export async function gitServer(cluster: Cluster, { git }: Environment): Promise<GitServer> {
  if (git.kind === 'remote') {
    throw new Failure(`the cluster follows ${git.repository}: push there with git, Argo CD will see it`);
  }
  const { username = '', password = '' } = await readSecret(cluster, giteaAdmin.namespace, giteaAdmin.name);
  return {
    url: `http://${await cluster.reach(targetOf(services.gitea))}/${repositoryPath}.git`,
    branch: git.revision,
    username,
    password,
  };
}
