import { join } from 'node:path';
import type { Driver } from './driver.ts';
import { airflowUser } from './mount.ts';
import { profileName } from './profile.ts';
import type { Wanted } from './wanted.ts';

export const profileOption = `--profile=${profileName}`;

/** A file of our own: minikube makes what it starts the current context of the file that it writes. */
export const kubeconfigOf = (state: string): string => join(state, 'kubeconfig');

/**
 * What `minikube` is given to start the node.
 * Source: https://minikube.sigs.k8s.io/docs/commands/start/
 */
export const startParameters = (wanted: Wanted, driver: Driver): string[] => [
  'start',
  profileOption,
  ...(driver === 'own' ? [] : [`--driver=${driver}`]),
  // it builds with BuildKit, which the Dockerfiles need
  '--container-runtime=containerd',
  `--kubernetes-version=v${wanted.kubernetes}`,
  `--cpus=${wanted.cpus}`,
  `--memory=${wanted.memory}m`,
  '--disk-size=40g',
  '--interactive=false',
  ...(wanted.mount === undefined
    ? []
    : [
        '--mount',
        `--mount-string=${wanted.mount}`,
        `--mount-uid=${airflowUser.user}`,
        `--mount-gid=${airflowUser.group}`,
      ]),
];

/** Makes a folder of the node that Airflow's containers may write. */
export const folderParameters = (folder: string): string[] => [
  'ssh',
  profileOption,
  '--',
  'sudo',
  'install',
  '--directory',
  `--owner=${airflowUser.user}`,
  `--group=${airflowUser.group}`,
  '--mode=775',
  folder,
];
