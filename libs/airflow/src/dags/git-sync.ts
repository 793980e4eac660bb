import { containerSecurity, fromSecret, httpProbe } from '@headwater/k8s';
import type { IContainer, IEnvVar } from 'kubernetes-models/v1';
import type { PodParts } from '../pod-parts.ts';
import { dagsFolder, localBundle, type DagDelivery } from './delivery.ts';
import {
  gitMounts,
  gitResources,
  gitVolumes,
  keyFile,
  knownHostsFile,
  passwordFile,
  type GitAccess,
  type GitRepository,
} from './git.ts';

// the user of the image: https://github.com/kubernetes/git-sync
const user = 65533;

/** A container beside Airflow keeps a clone of the branch up to date: a run may see its code change under it. */
export function gitSync(repository: GitRepository, image: string): DagDelivery {
  const volumes = [...gitVolumes(repository), { name: 'dags', emptyDir: {} }, { name: 'git-sync-tmp', emptyDir: {} }];
  const mounts = [{ name: 'dags', mountPath: dagsFolder, readOnly: true }];
  const once = container('git-sync-init', image, repository, [{ name: 'GITSYNC_ONE_TIME', value: 'true' }]);
  const task: PodParts = { mounts, volumes, initContainers: [once] };
  return {
    // the link that git-sync moves to each new checkout: its target must not be mounted or resolved beforehand
    bundle: localBundle(`${dagsFolder}/repository/${repository.folder}`),
    refreshSeconds: repository.refreshSeconds,
    resources: gitResources(repository),
    service: { ...task, sidecars: [sidecar(image, repository)] },
    task,
  };
}

function sidecar(image: string, repository: GitRepository): IContainer {
  const port = 1234;
  // answers 503 until the first sync
  const probe = httpProbe('/', port, { period: 5, failures: 10 });
  return {
    ...container('git-sync', image, repository, [
      { name: 'GITSYNC_PERIOD', value: `${repository.refreshSeconds}s` },
      { name: 'GITSYNC_HTTP_BIND', value: `:${port}` },
      // a Git server that is away for a while is no reason to restart: what was synced last is there
      { name: 'GITSYNC_MAX_FAILURES', value: '-1' },
    ]),
    startupProbe: probe,
    livenessProbe: probe,
  };
}

const container = (name: string, image: string, repository: GitRepository, env: readonly IEnvVar[]): IContainer => ({
  name,
  image,
  env: [
    { name: 'GITSYNC_REPO', value: repository.url },
    { name: 'GITSYNC_REF', value: repository.revision },
    { name: 'GITSYNC_DEPTH', value: '1' },
    { name: 'GITSYNC_ROOT', value: '/git' },
    { name: 'GITSYNC_LINK', value: 'repository' },
    // ssh asks for the name of its user
    { name: 'GITSYNC_ADD_USER', value: 'true' },
    ...credentials(repository.access),
    ...env,
  ],
  resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  // GITSYNC_ADD_USER writes /etc/passwd
  securityContext: { ...containerSecurity, readOnlyRootFilesystem: false, runAsUser: user },
  volumeMounts: [
    ...gitMounts(repository),
    { name: 'dags', mountPath: '/git' },
    { name: 'git-sync-tmp', mountPath: '/tmp' },
  ],
});

function credentials(access: GitAccess): IEnvVar[] {
  switch (access.kind) {
    case 'open':
      return [];
    case 'deploy-key':
      return [
        { name: 'GITSYNC_SSH_KEY_FILE', value: keyFile },
        { name: 'GITSYNC_SSH_KNOWN_HOSTS_FILE', value: knownHostsFile },
      ];
    case 'login':
      return [
        fromSecret('GITSYNC_USERNAME', access.login, 'username'),
        { name: 'GITSYNC_PASSWORD_FILE', value: passwordFile },
      ];
  }
}
