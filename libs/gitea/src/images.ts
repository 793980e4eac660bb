import type { Image } from '@headwater/k8s';

export const giteaImage: Image = { repository: 'docker.gitea.com/gitea', tag: '1.26.4-rootless' };
