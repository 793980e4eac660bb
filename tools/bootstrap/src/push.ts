import { setTimeout } from 'node:timers/promises';
import { $ } from 'zx';
import { ClusterError } from './cluster.ts';

export interface GitServer {
  /** The repository's address, without credentials: `http://127.0.0.1:3000/headwater/headwater.git`. */
  readonly url: string;
  readonly branch: string;
  readonly username: string;
  readonly password: string;
}

/** The environment of a git that may read and write there: parameters can be seen by everybody on the machine. */
export const signedIn = ({ username, password }: Pick<GitServer, 'username' | 'password'>): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'http.extraHeader',
  GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
});

/** Where the branch stood before, and where it stands: commits; `before` is undefined for a new branch. */
export interface Pushed {
  readonly before: string | undefined;
  readonly after: string;
}

// a server that has just been started, or lost its node for a moment, closes connections or has nobody behind its Service
const away = /Connection|connect to|Recv failure|Empty reply|returned error: 50[234]/;

/**
 * Makes the server's branch what HEAD of the repository in folder `root` is, whatever it was before.
 * Nothing is committed: changes that are not in HEAD stay here. A server that does not answer is waited for, for
 * `patience` seconds. Throws a ClusterError with what git says.
 */
export async function push(root: string, server: GitServer, patience = 60): Promise<Pushed> {
  const end = performance.now() + patience * 1000;
  const { url, branch } = server;
  const git = async (...parameters: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await $({
      cwd: root,
      quiet: true,
      nothrow: true,
      env: signedIn(server),
    })`git ${parameters}`;
    if (exitCode === 0) return stdout.trim();
    if (!away.test(stderr) || performance.now() > end)
      throw new ClusterError(`git ${parameters.join(' ')}: ${stderr.trim()}`);
    await setTimeout(500);
    return git(...parameters);
  };
  const after = await git('rev-parse', 'HEAD');
  const before = (await git('ls-remote', url, `refs/heads/${branch}`)).split('\t')[0] || undefined;
  // hooks of this clone are meant for its own remote
  if (before !== after) await git('push', '--force', '--quiet', '--no-verify', url, `HEAD:refs/heads/${branch}`);
  return { before, after };
}

/** Paths that differ between two commits, and so which Applications a push reaches. */
export async function changedPaths(root: string, { before, after }: Pushed): Promise<string[] | undefined> {
  if (before === undefined) return undefined;
  const { exitCode, stdout } = await $({
    cwd: root,
    quiet: true,
    nothrow: true,
  })`git diff --name-only --no-renames ${before} ${after}`;
  // the commit before may be one that this clone never saw
  return exitCode === 0 ? stdout.split('\n').filter((path) => path !== '') : undefined;
}
