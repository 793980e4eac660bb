import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { airflow } from '../harness/airflow.ts';
import { healthy, inside, jsonpath, kubectl, repository, run, secret, until, type Ended } from '../harness/machine.ts';
import { address, login } from '../harness/object-store.ts';
import { processes } from '../harness/processes.ts';

/** All that the commands of this file have printed. */
let printed = '';

async function secrets(...parameters: readonly string[]): Promise<Ended> {
  const ended = await run(`${repository}/headwater`, ['secrets', ...parameters]);
  printed += ended.stdout + ended.stderr;
  return ended;
}

const rotate = (name: string) => secrets('rotate', name, '--yes', '--output=json');

const problems = async (...parameters: readonly string[]): Promise<string[]> => {
  const { stdout } = await secrets('audit', '--output=json', ...parameters);
  const { findings } = JSON.parse(stdout) as { findings: { where: string; message: string }[] };
  return findings.map(({ where, message }) => `${where}: ${message}`);
};

/** Whether a role signs in over the network: on the server's own socket, nobody is asked for a password. */
const signsIn = (password: string): Promise<boolean> =>
  inside(
    'database',
    'postgres-0',
    `PGPASSWORD='${password}' psql --no-password -h "$(hostname -i)" -U airflow -d airflow -Atc 'SELECT 1'`,
  ).then(
    (text) => text.trim() === '1',
    () => false,
  );

/** Asks Airflow for its health all the time; `end` gives the longest time without an answer, in seconds. */
function watched(): { readonly end: () => Promise<number> } {
  let going = true;
  let longest = 0;
  const watching = (async () => {
    let since: number | undefined;
    while (going) {
      const asked = performance.now();
      const ok = await fetch(`${address('Airflow').replace(/\/$/, '')}/api/v2/monitor/health`, {
        signal: AbortSignal.timeout(5000),
      }).then(
        async (response) => response.ok && (await response.text()).includes('"metadatabase":{"status":"healthy"}'),
        () => false,
      );
      since = ok ? undefined : (since ?? asked);
      if (since !== undefined) longest = Math.max(longest, (performance.now() - since) / 1000);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  return {
    end: async () => {
      going = false;
      await watching;
      return longest;
    },
  };
}

it('lists every secret without its values, and has nothing to say against a healthy platform', async () => {
  const { code, stdout } = await secrets('list', '--output=json');
  expect(code).toBe(0);
  const list = JSON.parse(stdout) as {
    secrets: { secret: string; optional: boolean; live: unknown; readers: string[] }[];
  };
  expect(list.secrets.filter(({ optional, live }) => !optional && live === 'missing')).toEqual([]);
  expect(list.secrets.filter(({ readers }) => readers.length === 0)).toEqual([]);
  expect(await problems()).toEqual([]);
});

it('finds an account that may read too much, and a secret that nobody reads', async () => {
  const names = ['--namespace=database', 'e2e-left-over'] as const;
  onTestFinished(async () => {
    await kubectl('delete', '--ignore-not-found', 'secret', ...names);
    await kubectl('delete', '--ignore-not-found', 'rolebinding,role', '--namespace=database', 'e2e-reader');
    expect(await problems()).toEqual([]);
  });
  await kubectl('create', 'secret', 'generic', ...names, '--from-literal=key=value');
  await kubectl('create', 'role', 'e2e-reader', '--namespace=database', '--verb=list', '--resource=secrets');
  await kubectl(
    'create',
    'rolebinding',
    'e2e-reader',
    '--namespace=database',
    '--role=e2e-reader',
    '--serviceaccount=database:default',
  );
  const found = await problems();
  expect(found).toContainEqual(expect.stringMatching(/^database\/e2e-left-over: is not declared, and nobody reads it/));
  expect(found).toContainEqual(
    expect.stringMatching(/^database: ServiceAccount 'database\/default' may read all of its secrets/),
  );
  expect(found).toHaveLength(2);
});

it('finds a copy that is gone', async () => {
  const automated = (value: object | null) =>
    kubectl(
      'patch',
      'application',
      'reflector',
      '-n',
      'cicd',
      '--type=merge',
      '--patch',
      JSON.stringify({ spec: { syncPolicy: { automated: value } } }),
    );
  // Argo CD would bring Reflector back, and Reflector the copy
  await automated(null);
  await kubectl('scale', 'deployment', 'reflector', '--namespace=management', '--replicas=0');
  await kubectl('wait', 'pods', '--namespace=management', '--all', '--for=delete', '--timeout=60s');
  await kubectl('delete', 'secret', 'postgres-airflow', '--namespace=orchestrator');
  const found = await problems();
  await automated({ prune: true, selfHeal: true });
  await healthy();
  await until('Reflector has copied it again', 60, async () => (await problems()).length === 0);
  expect(found).toContainEqual(
    expect.stringMatching(/^database\/postgres-airflow: has no copy in namespace 'orchestrator'/),
  );
});

it('rotates the password of Airflow’s database while Airflow answers', async () => {
  const before = await secret('database', 'postgres-airflow', 'password');
  const watch = watched();
  const { code, stderr } = await rotate('database/postgres-airflow');
  const gap = await watch.end();
  expect(`${code} ${stderr}`).toMatch(/^0 /);
  console.log(`rotation of Airflow's database: no healthy answer for ${gap.toFixed(1)} s at most`);
  expect(gap).toBeLessThan(60);
  const after = await secret('database', 'postgres-airflow', 'password');
  expect(after === before).toBe(false);
  expect((await secret('orchestrator', 'postgres-airflow', 'password')) === after).toBe(true);
  expect([await signsIn(after), await signsIn(before)]).toEqual([true, false]);
  expect((await (await airflow()).dags()).length).toBeGreaterThan(0);
  expect([before, after].some((value) => printed.includes(value))).toBe(false);
  await healthy();
  expect(await problems()).toEqual([]);
});

it('leaves pods that a restart has replaced alone afterwards: Argo CD does not take it back', async () => {
  const pods = () =>
    jsonpath('{.items[*].metadata.uid}', 'pods', '-n', 'orchestrator', '-l', 'app.kubernetes.io/component=scheduler');
  const before = await pods();
  await kubectl('annotate', 'application', 'airflow', '-n', 'cicd', '--overwrite', 'argocd.argoproj.io/refresh=hard');
  const asked = String.raw`{.metadata.annotations.argocd\.argoproj\.io/refresh}`;
  await until(
    'the Application is compared again',
    120,
    async () => (await jsonpath(asked, 'application', 'airflow', '-n', 'cicd')) === '',
  );
  await healthy();
  expect(await pods()).toBe(before);
});

it('rotates a user of the object store: the new key is let in, the old one refused', async () => {
  const old = await login('airflow-logs');
  const before = await secret('deepstorage', 'object-store-airflow-logs', 'secret-key');
  expect((await old('PUT', 'airflow-logs/e2e/rotated', 'text')).status).toBe(200);
  expect((await rotate('deepstorage/object-store-airflow-logs')).code).toBe(0);
  const after = await secret('deepstorage', 'object-store-airflow-logs', 'secret-key');
  expect((await secret('orchestrator', 'object-store-airflow-logs', 'secret-key')) === after).toBe(true);
  expect((await old('GET', 'airflow-logs/e2e/rotated')).status).toBe(403);
  const fresh = await login('airflow-logs');
  expect(await fresh('GET', 'airflow-logs/e2e/rotated')).toEqual({ status: 200, text: 'text' });
  expect((await fresh('DELETE', 'airflow-logs/e2e/rotated')).status).toBe(204);
  expect([before, after].some((value) => printed.includes(value))).toBe(false);
});

it('rotates the Fernet key without losing what was encrypted with the old one', async () => {
  const connection = { connection_id: 'e2e_secret', conn_type: 'http', host: 'example.org', password: 'e2e-kept' };
  await (await airflow()).request('POST', '/connections', connection);
  onTestFinished(async () => (await airflow()).request('DELETE', '/connections/e2e_secret'));
  expect((await rotate('orchestrator/airflow-fernet-key')).code).toBe(0);
  expect(await secret('orchestrator', 'airflow-fernet-key', 'fernet-key')).toMatch(/^[\w-]{43}=$/);
  const script = `python - 2> /dev/null <<'END' | tail -n 1
from airflow.models.connection import Connection
from airflow.utils.session import create_session
from sqlalchemy import select

with create_session() as session:
    found = session.scalars(select(Connection).where(Connection.conn_id == "e2e_secret")).one()
    print("kept" if found.get_password() == "e2e-kept" else "lost")
END`;
  const pod = await jsonpath(
    '{.items[0].metadata.name}',
    'pods',
    '-n',
    'orchestrator',
    '-l',
    'app.kubernetes.io/component=api-server',
  );
  expect((await inside('orchestrator', pod, script)).trim()).toBe('kept');
});

it('goes on with the same value after it was killed in the middle', async () => {
  const before = await secret('database', 'postgres-airflow', 'password');
  const parameters = ['secrets', 'rotate', 'database/postgres-airflow', '--yes'];
  // the step's sentence with its time stamp: it is done
  const killed = await run(`${repository}/headwater`, parameters, { killAt: 's  give the PostgreSQL role' });
  printed += killed.stdout + killed.stderr;
  expect(killed.code).not.toBe(0);
  const value = await secret('database', 'postgres-airflow', 'password');
  expect(value === before).toBe(false);
  expect(await problems()).toContainEqual(expect.stringMatching(/^database\/postgres-airflow: has new values since/));
  const { code, stderr } = await rotate('database/postgres-airflow');
  expect(code).toBe(0);
  expect(stderr).toContain('it goes on with the value it made');
  expect((await secret('database', 'postgres-airflow', 'password')) === value).toBe(true);
  expect([await signsIn(value), await signsIn(before)]).toEqual([true, false]);
  await healthy();
  expect(await problems()).toEqual([]);
});

it('exports what it imports again, encrypted and for its owner alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-e2e-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, passphrase] = [join(folder, 'secrets.age'), join(folder, 'passphrase')];
  writeFileSync(passphrase, 'the words of an end-to-end test\n', { mode: 0o600 });
  const option = `--passphrase-file=${passphrase}`;
  expect((await secrets('export', file, option)).code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const password = await secret('orchestrator', 'airflow-admin', 'password');
  expect(readFileSync(file, 'utf8').includes(password)).toBe(false);
  expect((await secrets('import', file, option)).stdout).toMatch(/^0 created, 0 replaced, \d+ were the same/);

  await kubectl('delete', 'secret', 'airflow-admin', '--namespace=orchestrator');
  expect((await secrets('import', file, option)).stdout).toMatch(/^1 created, 0 replaced/);
  expect((await secret('orchestrator', 'airflow-admin', 'password')) === password).toBe(true);
  expect(await problems()).toEqual([]);
});

it('has printed no value of any secret, and left no process behind', async () => {
  const text = await jsonpath(
    '{range .items[*]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}',
    'secrets',
    '--all-namespaces',
  );
  for (const title of text.split('\n').filter((line) => /^(database|deepstorage|orchestrator|cicd)\//.test(line))) {
    const [namespace = '', name = ''] = title.split('/');
    const data = JSON.parse((await jsonpath('{.data}', 'secret', name, '-n', namespace)) || '{}') as Record<
      string,
      string
    >;
    for (const [key, value] of Object.entries(data)) {
      const plain = Buffer.from(value, 'base64').toString('utf8');
      const shown =
        plain.length >= 16 && !plain.includes('://') && (printed.includes(plain) || printed.includes(value));
      expect(shown ? `${title} ${key} was printed` : '').toBe('');
    }
  }
  expect(processes(inject('state'), 'kubectl')).toEqual([]);
});
