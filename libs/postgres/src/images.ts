import type { Image } from '@headwater/k8s';

export const postgresImage: Image = {
  repository: 'docker.io/library/postgres',
  tag: '17.11-bookworm',
  digest: 'sha256:639ab7ceb90e13123085b741fb31ef493fba25463002f6da665352e7b534b652',
};
