import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $ } from 'zx';

/** What ssh shows a Git server, and what it expects to be shown. */
export interface DeployKey {
  readonly private: string;
  readonly knownHosts: string;
}

/** What `git ls-remote` answered. */
export interface RemoteAnswer {
  readonly exitCode: number | null;
  readonly said: string;
}

/** Asks the server for a branch or tag with this key and these host keys, and nothing else that a person has. */
export const listRemote = (repository: string, revision: string, key: DeployKey | undefined): Promise<RemoteAnswer> =>
  withFiles(key ? { key: key.private, 'known-hosts': key.knownHosts } : {}, async (folder) => {
    const { exitCode, stdout, stderr } = await $({
      quiet: true,
      nothrow: true,
      input: '',
      timeout: '60s',
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        ...(key ? { GIT_SSH_COMMAND: ssh(folder) } : {}),
      },
    })`git ls-remote --exit-code ${repository} ${revision}`;
    return { exitCode, said: stderr.trim() === '' ? stdout : stderr };
  });

/** The public half of a private key; undefined where OpenSSH can't read it. */
export const publicKey = (key: string): Promise<string | undefined> =>
  withFiles({ key }, async (folder) => {
    // without a passphrase it would ask for one
    const { exitCode, stdout } = await $({
      quiet: true,
      nothrow: true,
      input: '',
    })`ssh-keygen -y -P ${''} -f ${join(folder, 'key')}`;
    return exitCode === 0 ? stdout.trim() : undefined;
  });

/** Source: https://man.openbsd.org/ssh_config */
const ssh = (folder: string): string =>
  [
    'ssh',
    '-F',
    '/dev/null',
    '-i',
    join(folder, 'key'),
    ...[
      'IdentitiesOnly=yes',
      'IdentityAgent=none',
      'BatchMode=yes',
      'ConnectTimeout=15',
      'StrictHostKeyChecking=yes',
      `UserKnownHostsFile=${join(folder, 'known-hosts')}`,
      'GlobalKnownHostsFile=/dev/null',
    ].flatMap((option) => ['-o', option]),
  ].join(' ');

/** Gives `work` a folder with these files that only its owner may read, and removes it. */
async function withFiles<T>(files: Readonly<Record<string, string>>, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
