import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, it, vi } from 'vitest';
import { headwater, kubectl, output, repository, run, secret } from '../harness/machine.ts';

const here = ['up', '--context=sandbox'];

const passwords = [
  ['cicd', 'gitea-admin', 'password'],
  ['cicd', 'git-reader', 'password'],
  ['database', 'postgres-superuser', 'password'],
  ['orchestrator', 'airflow-fernet-key', 'fernet-key'],
] as const;

/** The cluster of this run as if somebody else had started it: nothing is known but a kubeconfig. */
const asForeign = () => vi.stubEnv('KUBECONFIG', join(inject('state'), 'kubeconfig'));

afterAll(async () => {
  vi.unstubAllEnvs();
  // the others go to it as to our own again
  await headwater('up', '--cluster=sandbox', '--output=json');
});

it('brings the platform to a cluster that a context names, says which, and remembers it', async () => {
  asForeign();
  const { code, stdout, stderr } = await run(`${repository}/headwater`, [...here, '--output=json']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stderr).toContain("the cluster is context 'sandbox'");
  const { cluster, applications, access, log } = JSON.parse(stdout) as {
    cluster: string;
    log: string;
    applications: { name: string; sync: string; health: string }[];
    access: { name: string; address: string }[];
  };
  expect(cluster).toBe("context 'sandbox'");
  expect(applications.filter(({ sync, health }) => sync !== 'Synced' || health !== 'Healthy')).toEqual([]);
  expect(access.find(({ name }) => name === 'Airflow')?.address).toBe('./headwater open airflow');
  vi.unstubAllEnvs();
  const written = readFileSync(log, 'utf8');
  expect(written).toContain('kubectl');
  for (const [namespace, name, key] of passwords) {
    const value = await secret(namespace, name, key);
    const encoded = Buffer.from(value).toString('base64');
    expect([written.includes(value), written.includes(encoded)], name).toEqual([false, false]);
  }
  expect(await kubectl('config', 'current-context')).toBe('sandbox\n');
});

it('prints what it would call there, and calls nothing', async () => {
  asForeign();
  const lines = (await output(`${repository}/headwater`, [...here, '--dry-run'])).split('\n');
  expect(lines[0]).toBe("# cluster: context 'sandbox'");
  expect(lines.filter((line) => !line.startsWith('#') && line !== '' && !line.includes('--context sandbox'))).toEqual(
    [],
  );
});

it('does not end a cluster that it did not start', async () => {
  const { code, stderr } = await run(`${repository}/headwater`, ['down', '--purge']);
  expect({ code, stderr: stderr.trim() }).toEqual({
    code: 2,
    stderr:
      "context 'sandbox' is not a cluster that Headwater started, so it does not end it; --cluster names one that it did",
  });
});

it('refuses a context that is not known, with near misses', async () => {
  asForeign();
  const { code, stderr } = await run(`${repository}/headwater`, ['up', '--context=sandbx']);
  expect({ code, stderr: stderr.trim() }).toEqual({
    code: 2,
    stderr: "there is no context 'sandbx'; did you mean 'sandbox'?",
  });
});
