import { services } from '@headwater/contracts';
import type { IEnvVar, IVolume, IVolumeMount } from 'kubernetes-models/v1';
import { appIniName } from './app-ini.ts';
import type { GiteaConfig } from './config.ts';
import { configurationFolder, dataFolder, keysFolder } from './folders.ts';

// the user `git` of the image, whose name Gitea asks for
export const user = 1000;

/** `gitea` as it is called here: the image's entrypoint would write a configuration of its own. */
export const command = ['gitea', '--config', `${configurationFolder}/app.ini`] as const;

/** The image names folders that its entrypoint makes. */
export const environment: IEnvVar[] = [
  { name: 'HOME', value: '/tmp' },
  { name: 'TMPDIR', value: '/tmp' },
];

/** What the program reads and writes, whether it serves or is called for one command. */
export const mounts: IVolumeMount[] = [
  { name: 'data', mountPath: dataFolder },
  { name: 'configuration', mountPath: configurationFolder, readOnly: true },
  { name: 'keys', mountPath: keysFolder, readOnly: true },
  { name: 'tmp', mountPath: '/tmp' },
];

export const volumes = ({ keys }: GiteaConfig): IVolume[] => [
  { name: 'data', persistentVolumeClaim: { claimName: services.gitea.name } },
  { name: 'configuration', configMap: { name: appIniName } },
  // readable for group 1000
  { name: 'keys', secret: { secretName: keys.name, defaultMode: 0o440 } },
];
