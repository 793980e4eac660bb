import { giteaAdmin, giteaKeys, giteaWebhook, gitReader, own } from '@headwater/secrets';
import type { GiteaConfig } from '../config.ts';

export const config: GiteaConfig = {
  image: 'example.com/gitea:1',
  storageClass: 'standard',
  size: '1Gi',
  resources: {},
  branch: 'trunk',
  behindTls: false,
  keys: own(giteaKeys),
  admin: own(giteaAdmin),
  reader: own(gitReader),
  webhook: own(giteaWebhook),
};
