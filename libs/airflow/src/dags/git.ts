import { configMap, type Resource, type SecretRef } from '@headwater/k8s';
import type { IVolume, IVolumeMount } from 'kubernetes-models/v1';

/** The repository that DAGs are cloned from. */
export interface GitRepository {
  readonly url: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** The folder of it that holds the DAGs. */
  readonly folder: string;
  readonly refreshSeconds: number;
  readonly access: GitAccess;
}

/** How Airflow proves who it is. */
export type GitAccess =
  | { readonly kind: 'open' }
  /** Over SSH. */
  | {
      readonly kind: 'deploy-key';
      readonly key: SecretRef<'orchestrator', 'sshPrivateKey'>;
      readonly knownHosts: string;
    }
  /** Over HTTP. */
  | { readonly kind: 'login'; readonly login: SecretRef<'orchestrator', 'username' | 'password'> };

const folder = '/etc/git-secret';
export const keyFile = `${folder}/gitSshKey`;
export const passwordFile = `${folder}/password`;
// where ssh looks by itself: https://man.openbsd.org/ssh_config#GlobalKnownHostsFile
export const knownHostsFile = '/etc/ssh/ssh_known_hosts';

const name = 'airflow-git-known-hosts';

export const gitResources = ({ access }: GitRepository): Resource[] =>
  access.kind === 'deploy-key' ? [configMap('orchestrator', name, { known_hosts: access.knownHosts })] : [];

export function gitVolumes({ access }: GitRepository): IVolume[] {
  switch (access.kind) {
    case 'open':
      return [];
    case 'deploy-key':
      return [file(access.key.name, 'sshPrivateKey', 'gitSshKey'), { name: 'git-known-hosts', configMap: { name } }];
    case 'login':
      return [file(access.login.name, 'password', 'password')];
  }
}

const file = (secretName: string, key: string, path: string): IVolume => ({
  name: 'git-secret',
  // readable for group 0, which every process of the pod belongs to
  secret: { secretName, items: [{ key, path }], defaultMode: 0o440 },
});

export const gitMounts = ({ access }: GitRepository): IVolumeMount[] => [
  ...(access.kind === 'open' ? [] : [{ name: 'git-secret', mountPath: folder, readOnly: true }]),
  ...(access.kind === 'deploy-key'
    ? [{ name: 'git-known-hosts', mountPath: knownHostsFile, subPath: 'known_hosts', readOnly: true }]
    : []),
];
