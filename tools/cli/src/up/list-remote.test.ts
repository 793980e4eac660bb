import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakePrograms } from '@headwater/minikube/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listRemote, publicKey } from './list-remote.ts';

it('asks with exactly the key and the host keys that it is given, which are gone afterwards', async () => {
  const call = 'git ls-remote --exit-code git@git.example.com:team/platform.git main';
  const fakes = fakePrograms(['git'], { calls: [{ call, complains: 'Permission denied (publickey).', ends: 128 }] });
  onTestFinished(fakes.remove);
  vi.stubEnv('PATH', `${fakes.folder}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const key = { private: 'key', knownHosts: 'hosts' };
  const answer = await listRemote('git@git.example.com:team/platform.git', 'main', key);
  expect(answer).toEqual({ exitCode: 128, said: 'Permission denied (publickey).\n' });
  const ssh = fakes.made()[0]!.environment['GIT_SSH_COMMAND']!;
  const folder = /-i (\S+)\/key /.exec(ssh)![1]!;
  expect(ssh).toBe(
    `ssh -F /dev/null -i ${folder}/key -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes -o ConnectTimeout=15 -o StrictHostKeyChecking=yes -o UserKnownHostsFile=${folder}/known-hosts -o GlobalKnownHostsFile=/dev/null`,
  );
  expect(existsSync(folder)).toBe(false);
});

it('gives the public half of a key, and nothing for what is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'headwater', '-f', file]);
  const key = readFileSync(file, 'utf8');
  expect(await publicKey(key)).toBe(readFileSync(`${file}.pub`, 'utf8').trim());
  expect(await publicKey('-----BEGIN OPENSSH PRIVATE KEY-----\n')).toBeUndefined();
});
