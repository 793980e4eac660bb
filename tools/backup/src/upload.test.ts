import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatIndex, objectFile } from './bucket-index.ts';
import { destinationOf, type Destination } from './destination.ts';
import { adopt, remoteManifest } from './download.ts';
import { prepareFolder } from './folder.ts';
import { filesOf, manifestText, type Manifest, type StoredFile } from './manifest.ts';
import type { ObjectStore } from './object-store.ts';
import { remote, type Remote } from './remote.ts';
import * as sample from './testing/sample.ts';
import { s3Bucket, type S3Bucket } from './testing/s3-bucket.ts';
import { claim, upload } from './upload.ts';
import { objectFiles, objectsOf, verified } from './verified.ts';

let server: S3Bucket;
let there: Remote;
let folder: string;
let said: string[];
let refused: string | undefined;
const shown = { line: (text: string) => void said.push(text), current: () => undefined };
beforeEach(async () => {
  refused = undefined;
  said = [];
  server = await s3Bucket((request) => (request === refused ? 'AccessDenied' : undefined));
  there = remote(
    destinationOf('s3://backups/team', {
      AWS_ENDPOINT_URL_S3: server.url,
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
    }) as Destination,
  );
  folder = mkdtempSync(join(tmpdir(), 'headwater-upload-'));
  await prepareFolder(folder);
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const sumOf = (content: string): string => createHash('sha256').update(content).digest('hex');

function written(path: string, content: string): StoredFile {
  const sha256 = sumOf(content);
  const file = path.replace('#', sha256.slice(0, 12));
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), content);
  return { file, bytes: content.length, sha256 };
}

/** A whole backup in the folder: a database, and a bucket with these objects. */
async function backup(
  dump: string,
  ...contents: readonly string[]
): Promise<{ manifest: Manifest; files: StoredFile[] }> {
  const objects = contents.map((content) => ({ ...sample.object(content, content), sha256: sumOf(content) }));
  objects.forEach((object, index) => written(objectFile(object), contents[index]!));
  const { secrets: _, ...rest } = sample.manifest;
  const manifest: Manifest = {
    ...rest,
    databases: [{ ...rest.databases[0]!, ...written('databases/airflow-#.dump', dump) }],
    buckets: [{ ...rest.buckets[0]!, index: written('buckets/landing-#.jsonl', formatIndex(objects)) }],
  };
  return { manifest, files: [...filesOf(manifest), ...objectFiles(await objectsOf(manifest, folder))] };
}

async function sent(dump: string, ...contents: readonly string[]): Promise<Manifest> {
  const { manifest, files } = await backup(dump, ...contents);
  await claim(there, undefined);
  await upload(there, folder, files, manifestText(manifest), shown);
  return manifest;
}

const puts = () => server.requests.filter((request) => request.startsWith('PUT'));

describe('a backup that goes to a bucket', () => {
  it('is there as a whole, its manifest last, and comes back into an empty folder as it was', async () => {
    const manifest = await sent('dump', 'one', 'two');
    expect(puts().at(-1)).toBe('PUT team/manifest.json');
    expect(server.objects.size).toBe(5);
    rmSync(folder, { recursive: true });
    await prepareFolder(folder);
    expect(await remoteManifest(there)).toEqual(manifest);
    const objects = await verified(manifest, folder, there, shown);
    expect(objects.get('landing')!.map(({ key }) => key)).toEqual(['one', 'two']);
    expect(readFileSync(join(folder, manifest.databases[0]!.file), 'utf8')).toBe('dump');
    await adopt(folder, manifest);
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(manifestText(manifest));
    expect(said[0]).toMatch(/^s3:\/\/backups\/team: 4 files sent, [^;]*$/);
    expect(said[1]).toMatch(/^4 files of the backup: all as they were written, .*; 4 fetched$/);
  });

  it('sends nothing twice, fetches nothing twice, and removes what only the older one had', async () => {
    const first = await sent('dump', 'one', 'two');
    server.objects.set('team/notes.txt', Buffer.from('somebody’s'));
    server.requests.length = 0;
    const second = await sent('later dump', 'one', 'three');
    expect(puts().filter((request) => request.includes('objects/'))).toEqual([
      `PUT team/${objectFile({ sha256: sumOf('three') })}`,
    ]);
    expect(said[1]).toContain('3 files sent, ');
    expect(said[1]).toContain('; 1 were there already');
    expect(server.objects.has(`team/${first.databases[0]!.file}`)).toBe(false);
    expect(server.objects.has('team/notes.txt')).toBe(true);
    server.requests.length = 0;
    await verified(second, folder, there, shown);
    expect(server.requests).toEqual([]);
  });

  it('leaves the older one whole where it is interrupted', async () => {
    const first = await sent('dump', 'one');
    refused = `PUT team/${objectFile({ sha256: sumOf('two') })}`;
    await expect(sent('later dump', 'two')).rejects.toThrow('s3://backups/team: access is denied (PUT objects/');
    expect(await remoteManifest(there)).toEqual(first);
    rmSync(folder, { recursive: true });
    await prepareFolder(folder);
    await verified(first, folder, there, shown);
  });

  it('is refused by the name of what is damaged or missing', async () => {
    const manifest = await sent('dump', 'one', 'two');
    const [one, two] = ['one', 'two'].map((content) => objectFile({ sha256: sumOf(content) }));
    server.objects.set(`team/${one}`, Buffer.from('eno'));
    server.objects.delete(`team/${two}`);
    rmSync(folder, { recursive: true });
    await prepareFolder(folder);
    const message = await verified(manifest, folder, there, shown).catch(String);
    expect(message).toContain(`s3://backups/team/${one}: is not what was written`);
    expect(message).toContain(`s3://backups/team/${two}: is missing`);
    expect(message).toContain('nothing is changed; restore another backup');
  });

  it('mends what is damaged on this machine alone', async () => {
    const manifest = await sent('dump', 'one');
    writeFileSync(join(folder, manifest.databases[0]!.file), 'pmud');
    await verified(manifest, folder, there, shown);
    expect(readFileSync(join(folder, manifest.databases[0]!.file), 'utf8')).toBe('dump');
  });

  it('writes no file that only somebody else’s manifest could name', async () => {
    const { manifest } = await backup('dump');
    const file = '../../outside';
    const crafted = { ...manifest, databases: [{ ...manifest.databases[0]!, file }] };
    server.objects.set(`team/${file}`, Buffer.from('dump'));
    await expect(verified(crafted, folder, there, shown)).rejects.toThrow(
      "s3://backups/team: names the file '../../outside', which no backup has",
    );
    expect(existsSync(join(folder, file))).toBe(false);
  });
});

describe('a place in a bucket', () => {
  it('is refused where something else is', async () => {
    server.objects.set('team/photo.jpg', Buffer.from(''));
    await expect(claim(there, undefined)).rejects.toThrow(
      's3://backups/team: holds photo.jpg and no backup; name a prefix that nothing begins with',
    );
    expect(server.objects.size).toBe(1);
  });

  it('is refused where it is in the object store that is to be backed up, and left as it was', async () => {
    const own = {
      fetch: async (bucket: string, key: string, read: (answer: Response) => Promise<unknown>) =>
        bucket === 'backups' ? read(new Response(server.objects.get(key)?.toString())) : undefined,
    } as unknown as ObjectStore;
    await expect(claim(there, own)).rejects.toThrow(
      's3://backups/team: is in the object store that is to be backed up, and would be lost with it',
    );
    expect(server.objects.size).toBe(0);
  });

  it('holds an interrupted backup until it is whole, and before that none', async () => {
    await expect(remoteManifest(there)).rejects.toThrow('s3://backups/team: holds no backup');
    await claim(there, undefined);
    await expect(remoteManifest(there)).rejects.toThrow(
      's3://backups/team: holds a backup that was interrupted; finish it with ./headwater backup s3://backups/team',
    );
  });

  it('is refused where another machine removes what was sent', async () => {
    const { manifest, files } = await backup('dump');
    const thief: Remote = { ...there, send: () => Promise.resolve() };
    await expect(upload(thief, folder, files, manifestText(manifest), shown)).rejects.toThrow(
      'is gone again; let one machine at a time write there',
    );
    expect(server.objects.has('team/manifest.json')).toBe(false);
  });
});
