import type { Image } from '@headwater/k8s';

// Silo, a maintained fork of MinIO: MinIO's own images can't be pulled any more (docs/adr/0006-object-store.md)
const tag = 'RELEASE.2026-09-16T00-00-00Z';

export const minioImage: Image = {
  repository: 'docker.io/pgsty/silo',
  tag,
  digest: 'sha256:635197cb9f36d01bee221d34d1c7d7960f6a95c48b0b6c01d99cd13bdae51a46',
};

export const mcImage: Image = {
  repository: 'docker.io/pgsty/mc',
  tag,
  digest: 'sha256:cfc83108c3abb371f8fb84d99c1fdc88f8c237e022409b0081fb7c0a3be634dd',
};
