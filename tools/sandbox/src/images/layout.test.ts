import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Image } from './images.ts';
import { blobPath, layout } from './layout.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

const image: Image = {
  name: 'web',
  references: ['quay.io/ours/web:1.2', `quay.io/ours/web@sha256:${'0'.repeat(64)}`],
  layers: [{ folder: '/cache/layers/web-0', digest: `sha256:${'1'.repeat(64)}`, size: 10240 }],
  config: { User: '1000', Entrypoint: ['web'] },
};

const read = (text: string | undefined): Record<string, unknown> => JSON.parse(text ?? '') as Record<string, unknown>;

it('names every blob by the digest of what it holds', () => {
  for (const [path, data] of layout(image).files) {
    if (path.startsWith('blobs/')) expect(path).toBe(`blobs/sha256/${createHash('sha256').update(data).digest('hex')}`);
  }
});

it('gives the image all its names', () => {
  const { digest, files } = layout(image);
  expect(read(files.get('index.json'))['manifests']).toMatchObject(
    image.references.map((name) => ({ digest, annotations: { 'io.containerd.image.name': name } })),
  );
});

it('lists the layers and says how a container starts', () => {
  const { digest, files } = layout(image);
  const manifest = read(files.get(blobPath(digest))) as { config: { digest: string }; layers: object[] };
  expect(manifest.layers).toMatchObject([{ digest: image.layers[0]?.digest, size: 10240 }]);
  expect(read(files.get(blobPath(manifest.config.digest)))).toMatchObject({
    config: image.config,
    rootfs: { diff_ids: [image.layers[0]?.digest] },
  });
});

it('is another image when it starts in another way', () => {
  expect(layout({ ...image, config: { User: '0' } }).digest).not.toBe(layout(image).digest);
});

it('is an archive that tar reads', () => {
  const path = blobPath(image.layers[0]!.digest);
  const archive = Buffer.concat([tarHeader(path, 5), Buffer.from('hello'), tarPadding(5), tarEnd()]);
  expect(execFileSync('tar', ['--list', '--verbose'], { input: archive, encoding: 'utf8' })).toContain(path);
  expect(execFileSync('tar', ['--extract', '--to-stdout'], { input: archive, encoding: 'utf8' })).toBe('hello');
});
