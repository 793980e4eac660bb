import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { airflowSlack, gitDeployKey, postgresSuperuser, vaultEntries } from '@headwater/secrets';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeAz, type FakeAz } from '../testing/fake-az.ts';
import { publishPlan } from './publish-plan.ts';
import { publish } from './publish.ts';
import { valueOf, vaultNameOf, vaultNames } from './vault.ts';

const entries = vaultEntries([postgresSuperuser, gitDeployKey, airflowSlack]);
const [password, deployKey, slack] = entries.map(({ name }) => name) as [string, string, string];
const vault = vaultNameOf('https://headwater.vault.azure.net');

let azure: FakeAz;
/** Where values are in files, which nobody else writes to. */
let temporary: string;

beforeEach(() => {
  azure = fakeAz();
  temporary = mkdtempSync(join(tmpdir(), 'headwater-test-'));
  vi.stubEnv('PATH', `${azure.folder}:${process.env['PATH']}`);
  vi.stubEnv('TMPDIR', temporary);
  return () => {
    vi.unstubAllEnvs();
    azure.remove();
    rmSync(temporary, { recursive: true });
  };
});

/** Brings what is missing, with these texts of files; the lines that a person sees. */
async function published(files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const lines: string[] = [];
  const plan = publishPlan(entries, await vaultNames(vault), files);
  await publish(plan, {
    vault,
    read: (file) => file,
    done: (name, remark = '') => lines.push(`${name} ${remark}`),
  });
  return lines;
}

describe('publishing', () => {
  it('makes what can be made, and says what has to be done with it', async () => {
    const lines = await published();
    expect(Object.keys(azure.secrets()).sort()).toEqual([deployKey, password].sort());
    expect(azure.secrets()[password]).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(lines.join('\n')).toMatch(/register its public half with the Git server, for reading: ssh-ed25519 AAAA/);
  });

  it('keeps the line break at the end of a private key, without which nobody can read it', async () => {
    await published();
    expect(azure.secrets()[deployKey]).toMatch(/-----END OPENSSH PRIVATE KEY-----\n$/);
  });

  it('takes away the one that an editor has put behind what a person provides', async () => {
    await published({ [slack]: '{"conn_type": "slackwebhook"}\n' });
    expect(azure.secrets()[slack]).toBe('{"conn_type": "slackwebhook"}');
  });

  it('gives values in a file that only its owner may read, never as an argument, and leaves none behind', async () => {
    await published();
    const values = Object.values(azure.secrets());
    expect(values.filter((value) => azure.calls().join('\n').includes(value))).toEqual([]);
    expect(azure.modes()).toEqual(['-rw------- drwx------', '-rw------- drwx------']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('has nothing printed of what it sets', async () => {
    await published();
    const sets = azure.calls().filter((call) => call.startsWith('keyvault secret set '));
    expect(sets.every((call) => call.includes('--output none'))).toBe(true);
  });

  it('replaces nothing, also where an earlier one was stopped', async () => {
    azure.refuse(deployKey);
    await expect(published()).rejects.toThrow('(Forbidden) Caller is not authorized');
    const { [password]: made } = azure.secrets();
    expect(made).toBeDefined();
    expect(readdirSync(temporary)).toEqual([]);
    azure.refuse('');
    await published();
    expect(azure.secrets()[password]).toBe(made);
    expect(await valueOf(vault, password)).toBe(made);
  });
});

describe('a plan', () => {
  const none = new Set<string>();

  it('tells what the platform waits for from what it works without', () => {
    const external = { ...postgresSuperuser, keys: { password: { kind: 'external', description: 'it' } } } as const;
    const plan = publishPlan(vaultEntries([external, airflowSlack]), { present: none, deleted: none }, {});
    expect(plan.missing.map(({ name }) => name)).toEqual([password]);
    expect(plan.optional.map(({ name }) => name)).toEqual([slack]);
  });

  it('takes upper for lower case, as Azure does', () => {
    const present = new Set([deployKey.toLowerCase()]);
    const plan = publishPlan(entries, { present, deleted: none }, {});
    expect(plan.present.map(({ name }) => name)).toEqual([deployKey]);
  });
});

it('says how to get Azure’s command line where it is not there', async () => {
  vi.stubEnv('PATH', temporary);
  await expect(vaultNames(vault)).rejects.toThrow("there is no 'az' on PATH; install Azure's command line");
});
