import { expect, it } from 'vitest';
import { administrator, login } from './harness/object-store.ts';

const buckets = ['airflow-logs', 'lakehouse', 'landing', 'spark-events'];

it('has the declared buckets', async () => {
  const { text } = await (await administrator())('GET', '');
  expect([...text.matchAll(/<Name>([^<]+)<\/Name>/g)].map(([, name]) => name)).toEqual(expect.arrayContaining(buckets));
});

it.each([
  ['airflow', ['lakehouse', 'landing']],
  ['airflow-logs', ['airflow-logs']],
  ['spark', ['lakehouse', 'landing', 'spark-events']],
  ['spark-history', ['spark-events']],
])('lets %s write its own buckets, and refuses it all others', async (user, own) => {
  const request = await login(user);
  const put = async (bucket: string) => (await request('PUT', `${bucket}/e2e/${user}`, 'text')).status;
  const statuses = Object.fromEntries(
    await Promise.all(buckets.map(async (bucket) => [bucket, await put(bucket)] as const)),
  );
  expect(statuses).toEqual(Object.fromEntries(buckets.map((bucket) => [bucket, own.includes(bucket) ? 200 : 403])));
  for (const bucket of own) expect((await request('DELETE', `${bucket}/e2e/${user}`)).status).toBe(204);
});

it('lets nobody read without signing in', async () => {
  const { address } = await import('./harness/object-store.ts');
  expect((await fetch(`http://${address('S3 endpoint')}/landing/`)).status).toBe(403);
});
