import type { Image } from '@headwater/k8s';

export const postgresImage: Image = { repository: 'docker.io/library/postgres', tag: '17.9-bookworm' };
