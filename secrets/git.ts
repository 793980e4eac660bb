import { repositoryOwner } from '@headwater/contracts';
import { password, secret, username } from './declaration.ts';

/**
 * What Argo CD knows a repository by.
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
const repositoryLabel = { 'argocd.argoproj.io/secret-type': 'repository' };
const repository = {
  type: { kind: 'literal', value: 'git' },
  url: { kind: 'repository-url' },
} as const;

/** Reads this repository over SSH, for Argo CD and, where Airflow clones its DAGs, for Airflow. */
export const gitDeployKey = secret({
  namespace: 'cicd',
  name: 'git-deploy-key',
  keys: { ...repository, sshPrivateKey: { kind: 'ssh-key' } },
  labels: repositoryLabel,
  readers: ['orchestrator'],
});

/** Reads this repository on the Git server of the cluster: the login that the server gives and that its readers use. */
export const gitReader = secret({
  namespace: 'cicd',
  name: 'git-reader',
  keys: {
    ...repository,
    username: username('reader'),
    password,
    // a push tells of the files of its commits only: after a forced one, Argo CD would keep old manifests as those of the new commit
    webhookManifestCacheWarmDisabled: { kind: 'literal', value: 'true' },
  },
  labels: repositoryLabel,
  readers: ['orchestrator'],
});

/** Owns the repository on the Git server of the cluster, and pushes to it. */
export const giteaAdmin = secret({
  namespace: 'cicd',
  name: 'gitea-admin',
  keys: { username: username(repositoryOwner), password },
});

/** With another `secret-key`, what Gitea encrypted in its database is lost; the others may change at any time. */
export const giteaKeys = secret({
  namespace: 'cicd',
  name: 'gitea-keys',
  keys: {
    'secret-key': { kind: 'token', bytes: 32 },
    'internal-token': { kind: 'token', bytes: 32 },
    // 32 bytes in Base64, as which any 43 letters and digits can be read
    'jwt-secret': { kind: 'password', length: 43 },
  },
});

/** Signs what Gitea tells Argo CD, which reads it by reference: secrets without the label are none of its business. */
export const giteaWebhook = secret({
  namespace: 'cicd',
  name: 'gitea-webhook',
  keys: { secret: { kind: 'token', bytes: 32 } },
  labels: { 'app.kubernetes.io/part-of': 'argocd' },
});
