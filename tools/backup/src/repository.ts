import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterError, signedIn, type GitServer } from '@headwater/bootstrap';
import { $ } from 'zx';

/** Writes every branch and tag of the Git server to a bundle: https://git-scm.com/docs/git-bundle */
export async function bundle(server: GitServer, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-'));
  const git = async (...parameters: readonly string[]): Promise<void> => {
    const { exitCode, stderr } = await $({
      cwd: folder,
      quiet: true,
      nothrow: true,
      env: signedIn(server),
    })`git ${parameters}`;
    if (exitCode !== 0) throw new ClusterError(`git ${parameters.join(' ')}: ${stderr.trim()}`);
  };
  try {
    await git('clone', '--quiet', '--mirror', server.url, '.');
    await git('bundle', 'create', '--quiet', file, '--all');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
