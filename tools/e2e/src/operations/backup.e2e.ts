import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { airflow, type Airflow } from '../harness/airflow.ts';
import { elsewhere } from '../harness/elsewhere.ts';
import { headwater, inside, output, repository, run, secret, type Options } from '../harness/machine.ts';
import { address, administrator } from '../harness/object-store.ts';
import { pushedDags, timed } from '../harness/pushed-dags.ts';
import { table, type Table } from '../harness/table.ts';
import type { WorkingCopy } from '../harness/working-copy.ts';

const day = '2026-01-31';
const words = 'a word that only the old cluster knows';
// as Airflow names its logs, and as nobody should name an object
const key = "e2e/run_id=manual__2026-01-31T00:00:00+00:00/a b&c<d>'é=%41.txt";
const path = `landing/${key.split('/').map(encodeURIComponent).join('/')}`;
const temporary = mkdtempSync(join(tmpdir(), 'headwater-backup-'));
const folder = join(temporary, 'backup');
const place = 's3://backups/e2e/minikube';
const passphrase = ['--passphrase-file', join(temporary, 'passphrase')];

interface Manifest {
  readonly databases: readonly {
    readonly name: string;
    readonly file: string;
    readonly rows: Record<string, number>;
  }[];
  readonly buckets: readonly { readonly name: string; readonly objects: number }[];
}

interface Restored {
  readonly compared: readonly { readonly what: string; readonly found: string; readonly equal: boolean }[];
}

/** What `backup` says of a bucket elsewhere: also the folder that it is prepared in. */
interface Sent extends Manifest {
  readonly folder: string;
}

let api: Airflow;
let store: Awaited<ReturnType<typeof elsewhere>>;
let sent: Sent | undefined;
let copy: WorkingCopy;
let log: string;
let written: Table;
let short: string;
beforeAll(async () => {
  writeFileSync(join(temporary, 'passphrase'), 'four words of a test\n', { mode: 0o600 });
  store = await elsewhere('backups');
  api = await airflow();
  copy = await pushedDags(api, 'e2e_short', 'e2e_application');
  short = await api.trigger('e2e_short', { seconds: 2 });
  const application = await api.trigger('e2e_application', { day });
  expect((await api.ended('e2e_short', short)).state).toBe('success');
  expect((await api.ended('e2e_application', application)).state).toBe('success');
  log = await api.written('e2e_short', short, 'count', 1);
  written = await table(`lakehouse/process_data/e2e_application/date=${day}`);
  await api.request('POST', '/connections', { connection_id: 'e2e', conn_type: 'http', password: words });
  expect((await (await administrator())('PUT', path, words)).status).toBe(200);
});
afterAll(async () => {
  await api.request('DELETE', '/connections/e2e');
  await (
    await administrator()
  )('DELETE', path);
  await copy.reset();
  copy.remove();
  rmSync(temporary, { recursive: true });
  if (sent) rmSync(sent.folder, { recursive: true, force: true });
  await store.stop();
});

const manifest = (): Manifest => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

const restore = (...options: readonly string[]) => restoreFrom(folder, ...options);
const restoreFrom = (place: string, ...options: readonly string[]) =>
  run(`${repository}/headwater`, ['restore', place, ...passphrase, '--output=json', ...options], elsewhereToo());

/** What a program needs to use the bucket elsewhere; the platform's own buckets are read without it. */
const elsewhereToo = () => ({ environment: store.variables });
const backUpElsewhere = (more: Options = {}) =>
  run(`${repository}/headwater`, ['backup', place, ...passphrase, '--output=json'], { ...elsewhereToo(), ...more });

it('goes on with a backup that was killed, which can not be restored before it is whole', async () => {
  await run(`${repository}/headwater`, ['backup', folder, ...passphrase], { killAt: 'database airflow' });
  const refused = await restore();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${folder}: holds a backup that was interrupted`);
  await timed('backup', () => headwater('backup', folder, ...passphrase));
  const [airflow] = manifest().databases.filter(({ name }) => name === 'airflow');
  expect(airflow!.rows['public.dag_run']).toBeGreaterThan(1);
  expect(manifest().buckets.map(({ name }) => name)).toEqual(expect.arrayContaining(['airflow-logs', 'lakehouse']));
});

it('lets nobody else read it, and holds no secret that is not encrypted', async () => {
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(await output('find', [folder, '-type', 'f', '-not', '-perm', '600'])).toBe('');
  const key = await headwater('secrets', 'show', 'orchestrator/airflow-fernet-key');
  const { code } = await run('grep', ['--recursive', '--quiet', '--fixed-strings', '--file=-', folder], {
    input: `${key.trim()}\n`,
  });
  expect(code).toBe(1);
});

it('fetches nothing twice', async () => {
  const { stderr } = await run(`${repository}/headwater`, ['backup', folder, ...passphrase]);
  const { objects } = manifest().buckets.find(({ name }) => name === 'lakehouse')!;
  expect(stderr).toMatch(new RegExp(`bucket lakehouse: ${objects} objects, .*, ${objects} of them there already`));
});

it('goes to a bucket elsewhere, where it is no backup before it is whole, and to no bucket of the cluster', async () => {
  await backUpElsewhere({ killAt: 'database airflow' });
  const refused = await restoreFrom(place);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${place}: holds a backup that was interrupted`);
  expect((await timed('backup elsewhere', () => backUpElsewhere())).code).toBe(0);
  const again = await backUpElsewhere();
  sent = JSON.parse(again.stdout) as Sent;
  expect(again.stderr).toMatch(/files? sent, .*; \d+ were there already/);
  const own = await run(`${repository}/headwater`, ['backup', 's3://landing/e2e-backup', ...passphrase], {
    environment: {
      AWS_ENDPOINT_URL_S3: `http://${address('S3 endpoint')}`,
      AWS_ACCESS_KEY_ID: await secret('deepstorage', 'minio-root', 'username'),
      AWS_SECRET_ACCESS_KEY: await secret('deepstorage', 'minio-root', 'password'),
    },
  });
  expect(own.code).toBe(1);
  expect(own.stderr).toContain('s3://landing/e2e-backup: is in the object store that is to be backed up');
});

it('refuses to lose what the cluster holds', async () => {
  const { code, stderr } = await restore();
  expect(code).toBe(1);
  expect(stderr).toMatch(/database 'airflow': holds rows \(.* in public\.dag_run/);
  expect(stderr).toContain("bucket 'lakehouse': holds");
  expect(stderr).toContain('nothing is changed');
});

it('refuses a backup with a damaged file by the name of the file', async () => {
  const file = join(folder, manifest().databases.find(({ name }) => name === 'airflow')!.file);
  const content = readFileSync(file);
  const damaged = Buffer.from(content);
  damaged[damaged.length - 1]! ^= 1;
  writeFileSync(file, damaged);
  const { code, stderr } = await restore('--replace');
  writeFileSync(file, content);
  expect(code).toBe(1);
  expect(stderr).toContain(`${file}: is not what was written`);
  expect((await api.run('e2e_short', short)).state).toBe('success');
});

it('brings everything from there into a new cluster: rows, objects, logs, tables, and what was encrypted', async () => {
  await headwater('down', '--purge');
  // from the copy, whose DAGs the runs are of
  await output(`${copy.folder}/headwater`, ['up', '--cluster=sandbox'], { folder: copy.folder });
  // as on a machine that has never seen it
  rmSync(sent!.folder, { recursive: true });
  const killed = await run(`${repository}/headwater`, ['restore', place, ...passphrase], {
    ...elsewhereToo(),
    killAt: 'stopped: ',
  });
  expect(killed.stderr).toMatch(/[1-9]\d* fetched/);
  const { code, stdout, stderr } = await timed('restore', () => restoreFrom(place));
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/; 0 fetched/);
  const { compared } = JSON.parse(stdout) as Restored;
  expect(compared.filter(({ equal }) => !equal)).toEqual([]);
  for (const { name, objects } of sent!.buckets)
    expect(compared.find(({ what }) => what === `bucket ${name}`)?.found).toContain(`${objects} object`);
  // with the new cluster's password
  api = await airflow();
  await api.current(await copy.head());
  expect((await api.run('e2e_short', short)).state).toBe('success');
  expect(await api.log('e2e_short', short, 'count', 1)).toBe(log);
  expect(await table(`lakehouse/process_data/e2e_application/date=${day}`)).toEqual(written);
  expect((await (await administrator())('GET', path)).text).toBe(words);
  const connections = await inside(
    'orchestrator',
    'deployment/airflow-scheduler',
    'airflow connections export --file-format=json /tmp/connections.json > /dev/null; cat /tmp/connections.json; rm /tmp/connections.json',
  );
  expect(connections).toContain(words);
});

it('runs DAGs as before', async () => {
  expect((await api.ended('e2e_short', await api.trigger('e2e_short', { seconds: 2 }))).state).toBe('success');
});
