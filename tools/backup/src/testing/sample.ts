import type { StoredObject } from '../bucket-index.ts';
import type { Manifest, StoredFile } from '../manifest.ts';

const file = (path: string): StoredFile => ({ file: path, bytes: 10, sha256: 'sum' });

export const manifest: Manifest = {
  format: 1,
  commit: '0123abc',
  environment: 'minikube',
  begun: '2026-01-31T00:00:00.000Z',
  ended: '2026-01-31T00:01:00.000Z',
  postgres: '17.11',
  databases: [
    {
      name: 'airflow',
      ...file('databases/airflow-1.dump'),
      rows: { 'public.dag_run': 3, 'public.ab_user': 1 },
      revisions: { 'public.alembic_version': 'aaa', 'public.alembic_version_fab': 'fff' },
    },
  ],
  buckets: [{ name: 'landing', objects: 2, bytes: 30, index: file('buckets/landing-1.jsonl') }],
  secrets: file('secrets-1.age'),
};

export const object = (key: string, content: string): StoredObject => ({
  key,
  bytes: content.length,
  etag: `etag of ${content}`,
  md5: `md5 of ${content}`,
  sha256: `${content} in SHA-256`,
});
