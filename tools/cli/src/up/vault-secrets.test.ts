import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterOf } from '@headwater/bootstrap';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { fakeAz } from '@headwater/secret-care/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { root } from '../repository.ts';
import { dryRun } from './dry-run.ts';
import { bringFirstSecrets, neededFirst } from './vault-secrets.ts';

const minikube = loadEnvironment(root, 'minikube');
const environment: Environment = {
  ...minikube,
  secrets: {
    kind: 'key-vault',
    vaultUrl: 'https://headwater.vault.azure.net',
    tenantId: '11111111-1111-1111-1111-111111111111',
    clientId: '22222222-2222-2222-2222-222222222222',
    refreshInterval: '1h',
  },
  gateway: { kind: 'none' },
  identity: { kind: 'none' },
};

interface Created {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly labels: object; readonly annotations?: object };
    readonly stringData: Readonly<Record<string, string>>;
  }[];
}

/** A cluster whose namespace has secrets of these names, and what is created in it. */
function fakeCluster(...present: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-fake-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const list = JSON.stringify({ items: present.map((name) => ({ metadata: { namespace: 'cicd', name } })) });
  const program = `#!/bin/sh\ncase $* in *create*) cat > '${folder}/created' ;; *) echo '${list}' ;; esac\n`;
  writeFileSync(join(folder, 'kubectl'), program, { mode: 0o755 });
  return {
    cluster: clusterOf({ title: 'a fake', kubectl: join(folder, 'kubectl'), kubeconfig: '/dev/null', context: 'fake' }),
    created: () => (JSON.parse(readFileSync(join(folder, 'created'), 'utf8')) as Created).items,
  };
}

function vaultWith(values: Readonly<Record<string, string>>): void {
  const azure = fakeAz();
  onTestFinished(azure.remove);
  for (const [name, value] of Object.entries(values)) azure.keep(name, value);
  vi.stubEnv('PATH', `${azure.folder}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
}

it('brings what Argo CD reads Git with from the vault, as what fills it later would, and nothing else', async () => {
  vaultWith({
    'cicd-git-reader-password': 'kept',
    'cicd-gitea-webhook-secret': 'w',
  });
  const { cluster, created } = fakeCluster('gitea-admin', 'gitea-keys');
  await bringFirstSecrets(cluster, environment);
  const items = created();
  expect(items.map(({ metadata }) => metadata.name)).toEqual(['gitea-webhook', 'git-reader']);
  expect(items[1]).toMatchObject({
    metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
    stringData: {
      type: 'git',
      url: 'http://gitea.cicd.svc:3000/headwater/headwater.git',
      username: 'reader',
      password: 'kept',
    },
  });
  // Reflector, where there is one, is not to copy what is filled everywhere
  expect(items.every(({ metadata }) => metadata.annotations === undefined)).toBe(true);
});

it('asks no vault where secrets are generated', async () => {
  const { cluster } = fakeCluster();
  vi.stubEnv('PATH', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(bringFirstSecrets(cluster, minikube)).resolves.toBeUndefined();
});

it('says in a dry run what would come from the vault, and that nothing is generated', async () => {
  const choice = { kind: 'context', context: 'team', kubeconfig: '/kubeconfig' } as const;
  const checkout = { root, environment: 'minikube' };
  const lines = (await dryRun({ checkout, environment, said: [], choice, timeout: 900 })).join('\n');
  expect(lines).toContain(
    '# from https://headwater.vault.azure.net where they are missing, through standard input: cicd/',
  );
  expect(lines).not.toContain('generated where they are missing');
  expect(neededFirst(environment).every(({ namespace }) => namespace === 'cicd')).toBe(true);
});
