import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listRemote, publicKey } from './list-remote.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A git that writes down how it is called and with which ssh, and is refused. */
function refusedGit(): { readonly called: () => string[] } {
  const folder = emptyFolder();
  const log = join(folder, 'log');
  const program = join(folder, 'git');
  writeFileSync(
    program,
    `#!/bin/sh\necho "$*" >'${log}'\necho "$GIT_SSH_COMMAND" >>'${log}'\necho 'Permission denied (publickey).' >&2\nexit 128\n`,
  );
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return { called: () => readFileSync(log, 'utf8').trim().split('\n') };
}

it('asks with exactly the key and the host keys that it is given, which are gone afterwards', async () => {
  const git = refusedGit();
  const key = { private: 'key', knownHosts: 'hosts' };
  const answer = await listRemote('git@git.example.com:team/platform.git', 'main', key);
  expect(answer).toEqual({ exitCode: 128, said: 'Permission denied (publickey).\n' });
  const [call, ssh = ''] = git.called();
  expect(call).toBe('ls-remote --exit-code git@git.example.com:team/platform.git main');
  const folder = /-i (\S+)\/key /.exec(ssh)![1]!;
  expect(ssh).toBe(
    `ssh -F /dev/null -i ${folder}/key -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes -o ConnectTimeout=15 -o StrictHostKeyChecking=yes -o UserKnownHostsFile=${folder}/known-hosts -o GlobalKnownHostsFile=/dev/null`,
  );
  expect(existsSync(folder)).toBe(false);
});

it('gives the public half of a key, and nothing for what is none', async () => {
  const file = join(emptyFolder(), 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'headwater', '-f', file]);
  const key = readFileSync(file, 'utf8');
  expect(await publicKey(key)).toBe(readFileSync(`${file}.pub`, 'utf8').trim());
  expect(await publicKey('-----BEGIN OPENSSH PRIVATE KEY-----\n')).toBeUndefined();
});
