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
  readonly knownHosts: string;
  /** None where the repository is readable without one. */
  readonly deployKey?: SecretRef<'orchestrator', 'sshPrivateKey'>;
}

export const keyFile = '/etc/git-secret/gitSshKey';
// where ssh looks by itself: https://man.openbsd.org/ssh_config#GlobalKnownHostsFile
export const knownHostsFile = '/etc/ssh/ssh_known_hosts';

const name = 'airflow-git-known-hosts';

export const gitResources = ({ deployKey, knownHosts }: GitRepository): Resource[] =>
  deployKey ? [configMap('orchestrator', name, { known_hosts: knownHosts })] : [];

export const gitVolumes = ({ deployKey }: GitRepository): IVolume[] =>
  deployKey
    ? [
        {
          name: 'git-secret',
          secret: {
            secretName: deployKey.name,
            items: [{ key: 'sshPrivateKey', path: 'gitSshKey' }],
            // readable for group 0, which every process of the pod belongs to
            defaultMode: 0o440,
          },
        },
        { name: 'git-known-hosts', configMap: { name } },
      ]
    : [];

export const gitMounts = ({ deployKey }: GitRepository): IVolumeMount[] =>
  deployKey
    ? [
        { name: 'git-secret', mountPath: '/etc/git-secret', readOnly: true },
        { name: 'git-known-hosts', mountPath: knownHostsFile, subPath: 'known_hosts', readOnly: true },
      ]
    : [];
