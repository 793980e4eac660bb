import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterError, type GitServer } from '@headwater/bootstrap';
import { $ } from 'zx';

/** Writes every branch and tag of the Git server to a bundle: https://git-scm.com/docs/git-bundle */
export async function bundle({ url, username, password }: GitServer, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-'));
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const git = async (...parameters: readonly string[]): Promise<void> => {
    const { exitCode, stderr } = await $({
      cwd: folder,
      quiet: true,
      nothrow: true,
      // in the environment, since parameters can be seen by everybody on the machine
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
      },
    })`git ${parameters}`;
    if (exitCode !== 0) throw new ClusterError(`git ${parameters.join(' ')}: ${stderr.trim()}`);
  };
  try {
    await git('clone', '--quiet', '--mirror', url, '.');
    await git('bundle', 'create', '--quiet', file, '--all');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
