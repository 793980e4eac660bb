import type { GitAccess, GitRepository } from '@headwater/airflow';
import { inCluster } from '@headwater/contracts';
import { gitAccess, repositoryUrl, topology, type Environment } from '@headwater/environment';
import { gitDeployKey, gitReader, mirrored, type MirroredSecret } from '@headwater/secrets';

/** How Airflow reads this repository: at most one of them, as the environment chooses. */
export interface RepositorySecrets {
  readonly deployKey?: MirroredSecret<'orchestrator', 'sshPrivateKey'>;
  readonly gitLogin?: MirroredSecret<'orchestrator', 'username' | 'password'>;
}

/** What Airflow needs of others where it clones its DAGs. */
export function repositoryNeeds(environment: Environment) {
  const { airflow, git } = topology(environment);
  return airflow.clonesDags ? { ...inCluster(git), ...secrets(environment) } : {};
}

function secrets(environment: Environment): RepositorySecrets {
  switch (gitAccess(environment)) {
    case 'login':
      return { gitLogin: mirrored(gitReader, 'orchestrator', environment.secrets.kind) };
    case 'deploy-key':
      return { deployKey: mirrored(gitDeployKey, 'orchestrator', environment.secrets.kind) };
    case 'open':
      return {};
  }
}

/** This repository, whose DAGs are in `folder`. */
export const repository = (
  environment: Environment,
  { folder, refreshSeconds }: { readonly folder: string; readonly refreshSeconds: number },
  given: RepositorySecrets,
): GitRepository => ({
  url: repositoryUrl(environment),
  revision: environment.git.revision,
  folder,
  refreshSeconds,
  access: access(environment, given),
});

function access({ git }: Environment, { deployKey, gitLogin }: RepositorySecrets): GitAccess {
  if (gitLogin) return { kind: 'login', login: gitLogin };
  if (deployKey && git.kind === 'remote') return { kind: 'deploy-key', key: deployKey, knownHosts: git.knownHosts };
  return { kind: 'open' };
}
