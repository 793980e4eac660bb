import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destinationOf, type Destination } from './destination.ts';
import { remote } from './remote.ts';
import { s3Bucket, type S3Bucket } from './testing/s3-bucket.ts';

let server: S3Bucket;
let folder: string;
let refused: string | undefined;
beforeEach(async () => {
  refused = undefined;
  server = await s3Bucket(() => refused);
  folder = mkdtempSync(join(tmpdir(), 'headwater-remote-'));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const at = (named: string, endpoint = server.url, key = 'key') =>
  destinationOf(named, {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: key,
    AWS_SECRET_ACCESS_KEY: 'secret',
  }) as Destination;

function written(file: string, content: string) {
  writeFileSync(join(folder, file), content);
  return { file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

describe('a bucket elsewhere', () => {
  it('holds what is sent below its prefix, and lists that alone', async () => {
    const there = remote(at('s3://backups/team'));
    server.objects.set('team-other/a', Buffer.from('not ours'));
    await there.send(folder, written('empty', ''));
    await there.send(folder, written('a b&c', 'content'));
    await there.write('manifest.json', '{}');
    expect([...(await there.sizes())]).toEqual([
      ['a b&c', 7],
      ['empty', 0],
      ['manifest.json', 2],
    ]);
    expect(server.objects.get('team/a b&c')!.toString()).toBe('content');
    const read = await there.fetch('a b&c', async (content) => Buffer.concat(await content.toArray()).toString());
    expect(read).toBe('content');
    await there.remove('a b&c');
    expect(await there.fetch('a b&c', () => Promise.resolve('read'))).toBeUndefined();
  });

  it('takes a large file in parts', async () => {
    const there = remote(at('s3://backups/team'), { request: 10, part: 4 });
    await there.send(folder, written('small', '0123456789'));
    await there.send(folder, written('large', '0123456789a'));
    expect(server.requests).toEqual([
      'PUT team/small',
      'POST team/large',
      ...['PUT', 'PUT', 'PUT'].map((method) => `${method} team/large`),
      'POST team/large',
    ]);
    expect(server.objects.get('team/large')!.toString()).toBe('0123456789a');
  });

  it('takes no file that was damaged, in one piece or in parts, and no parts of it stay', async () => {
    const stored = { ...written('file', '0123456789a'), sha256: '0'.repeat(64) };
    await expect(remote(at('s3://backups')).send(folder, stored)).rejects.toThrow(
      's3://backups: PUT file: 400: the server says XAmzContentSHA256Mismatch',
    );
    await expect(remote(at('s3://backups'), { request: 10, part: 4 }).send(folder, stored)).rejects.toThrow(
      `${join(folder, 'file')}: is not what was written; run this again`,
    );
    expect([server.objects.size, server.open()]).toEqual([0, 0]);
  });
});

describe('a bucket that can’t be used', () => {
  const problem = (destination: Destination) =>
    remote(destination)
      .sizes()
      .then(
        () => 'none',
        (error: unknown) => String(error),
      );

  it('says in one sentence why', async () => {
    expect(await problem(at('s3://other/team'))).toBe(
      `ClusterError: s3://other/team: there is no bucket 'other' at ${server.url}; make it first, or name another`,
    );
    expect(await problem(at('s3://backups', server.url, 'wrong'))).toBe(
      'ClusterError: s3://backups: the login is refused (InvalidAccessKeyId); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN',
    );
    refused = 'AccessDenied';
    expect(await problem(at('s3://backups'))).toBe(
      'ClusterError: s3://backups: access is denied (GET the list); let AWS_ACCESS_KEY_ID list, read, write and delete there',
    );
    refused = 'AuthorizationHeaderMalformed';
    expect(await problem(at('s3://backups'))).toBe(
      "ClusterError: s3://backups: is not in region 'us-east-1' (AuthorizationHeaderMalformed); check AWS_REGION",
    );
    refused = 'Other';
    expect(await problem(at('s3://backups'))).toBe(
      'ClusterError: s3://backups: GET the list: 403: the server says Other',
    );
  });

  it('says which server does not answer', async () => {
    const { url } = server;
    server.close();
    expect(await problem(at('s3://backups', url))).toBe(
      `ClusterError: s3://backups: GET the list: ${url} does not answer (connect ECONNREFUSED ${new URL(url).host}); check AWS_ENDPOINT_URL_S3, or run this again`,
    );
  });
});
