import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterOf } from '@headwater/bootstrap';
import { loadEnvironment } from '@headwater/environment';
import { fakePrograms, type Expected } from '@headwater/minikube/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { root } from '../repository.ts';
import { checkRepository } from './repository-access.ts';

const repository = 'git@github.com:team/platform.git';
const environment = {
  ...loadEnvironment(root, 'minikube'),
  git: { kind: 'remote' as const, repository, revision: 'main', knownHosts: 'github.com ssh-ed25519 AAAA\n' },
};
const list = `git ls-remote --exit-code ${repository} main`;

function keyPair(): { readonly key: string; readonly half: string } {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'headwater', '-f', file]);
  return { key: readFileSync(file, 'utf8'), half: readFileSync(`${file}.pub`, 'utf8').trim() };
}

/** What is said where the cluster holds `key`, and git does as it is told. */
async function said(key: string, git: readonly Expected[]) {
  const data = { sshPrivateKey: Buffer.from(key).toString('base64') };
  const secret = 'kubectl --context team get secret git-deploy-key --namespace=cicd --output=json';
  const fakes = fakePrograms(['kubectl', 'git'], {
    calls: [{ call: secret, prints: JSON.stringify({ data }) }, ...git],
  });
  vi.stubEnv('PATH', `${fakes.folder}:${process.env['PATH']}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    fakes.remove();
  });
  const kubectl = join(fakes.folder, 'kubectl');
  const cluster = clusterOf({ title: 'a context', kubectl, kubeconfig: '/kubeconfig', context: 'team' });
  const result = await checkRepository(cluster, environment).catch(({ message }: Error) => message);
  expect(fakes.problems()).toEqual([]);
  return result;
}

it('says that the branch is readable with the key of the cluster', async () => {
  const git = [{ call: list, prints: 'abc\trefs/heads/main' }];
  expect(await said(keyPair().key, git)).toBe(`${repository}: 'main' is readable with the deploy key`);
});

it('shows the public half of a key that the server does not know, and never the other one', async () => {
  const { key, half } = keyPair();
  const message = await said(key, [{ call: list, complains: 'Permission denied (publickey).', ends: 128 }]);
  expect(message?.split('\n')).toEqual([
    `${repository}: the server does not accept the deploy key; add its public half, to read only, at https://github.com/team/platform/settings/keys/new, then run this again:`,
    half,
  ]);
});

it('refuses what is no key before it is tried', async () => {
  expect(await said('-----BEGIN OPENSSH PRIVATE KEY-----\nabc', [])).toBe(
    "secret 'git-deploy-key' of namespace 'cicd': 'sshPrivateKey' is no private key without a passphrase in OpenSSH's format, with a line break at its end; ./headwater kubectl delete secret git-deploy-key --namespace=cicd, and the next up generates one",
  );
});
