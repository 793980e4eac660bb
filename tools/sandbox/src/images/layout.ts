import { createHash } from 'node:crypto';
import type { Image } from './images.ts';

/** The digest of an image's manifest, the small files of its OCI layout by their paths, and its layers. */
export interface Layout {
  readonly digest: string;
  readonly files: ReadonlyMap<string, string>;
}

/** An image as an OCI layout without its layers (https://github.com/opencontainers/image-spec/blob/main/image-layout.md). */
export function layout({ references, layers, config }: Image): Layout {
  const files = new Map<string, string>();
  const blob = (content: object) => {
    const data = JSON.stringify(content);
    const digest = `sha256:${createHash('sha256').update(data).digest('hex')}`;
    files.set(blobPath(digest), data);
    return { digest, size: Buffer.byteLength(data) };
  };
  const described = blob({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      ...blob({
        architecture: architectures[process.arch] ?? process.arch,
        os: 'linux',
        created: '1970-01-01T00:00:00Z',
        config,
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
      }),
    },
    layers: layers.map(({ digest, size }) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      digest,
      size,
    })),
  });
  files.set('oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  files.set(
    'index.json',
    JSON.stringify({
      schemaVersion: 2,
      manifests: references.map((reference) => ({
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        ...described,
        annotations: { 'io.containerd.image.name': reference },
      })),
    }),
  );
  return { digest: described.digest, files };
}

/** Where a blob stands in an OCI layout. */
export const blobPath = (digest: string): string => `blobs/${digest.replace(':', '/')}`;

const architectures: Readonly<Record<string, string>> = { x64: 'amd64' };
