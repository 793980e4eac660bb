import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClusterError, type Checkout } from '@headwater/bootstrap';
import { loadEnvironment, withValue } from '@headwater/environment';
import { compare, write, type Difference } from '@headwater/render';
import { stateFolder } from '../cluster/state-folder.ts';
import { Failure } from '../failure.ts';
import { foldersOf } from '../folders.ts';
import { listed, type Part } from './parts.ts';

/**
 * A clone in the state folder with one commit more than HEAD, in which those parts are off and everything is rendered
 * again. The same HEAD has the same commit. The clone of the person stays as it is: files, index, branches, objects.
 */
export async function copyWithout({ root, environment }: Checkout, out: readonly Part[]): Promise<Checkout> {
  const folder = stateFolder('without', environment);
  const head = run(root, ['rev-parse', 'HEAD']);
  const message = `Without ${listed(out)}`;
  const copy = { root: folder, environment, source: root };
  if (isCommitted(folder, message, head)) return copy;
  checkOut(root, folder, head);
  const before = await differences(folder, environment);
  if (before.length > 0) {
    throw new Failure(
      `HEAD has not what is rendered from it (${before[0]!.path}); ./headwater render, and commit: what is left out is rendered by the same code`,
    );
  }
  const file = join(folder, 'environments', `${environment}.yaml`);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    out.reduce((changed, part) => withValue(changed, [part], '{ kind: none }'), text),
  );
  write(folder, await differences(folder, environment));
  git(folder, 'add', '--all');
  commit(folder, message, git(folder, 'show', '--no-patch', '--format=%cI', head));
  return copy;
}

function isCommitted(folder: string, message: string, head: string): boolean {
  try {
    return git(folder, 'log', '-1', '--format=%P %s') === `${head} ${message}` && git(folder, 'status', '-s') === '';
  } catch {
    return false;
  }
}

/** Borrows the objects of the person's clone, and gets a new one where that is another clone than before. */
function checkOut(root: string, folder: string, head: string): void {
  try {
    git(folder, 'checkout', '--quiet', '--force', '--detach', head);
    git(folder, 'clean', '--quiet', '--force', '-d', '-x');
  } catch {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    run(root, ['clone', '--quiet', '--shared', '--no-checkout', '--no-tags', root, folder]);
    git(folder, 'checkout', '--quiet', '--detach', head);
  }
}

async function differences(folder: string, name: string): Promise<Difference[]> {
  const folders = await foldersOf(loadEnvironment(folder, name), {});
  return folders.flatMap((each) => compare(folder, each));
}

function commit(folder: string, message: string, date: string): void {
  const settings = [
    'user.name=headwater',
    'user.email=headwater@localhost',
    'commit.gpgSign=false',
    'core.hooksPath=/dev/null',
  ];
  const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const parameters = settings.flatMap((setting) => ['-c', setting]);
  run(folder, [...parameters, 'commit', '--quiet', '--message', message], dates);
}

/** Git in the copy, and in no repository that the state folder may be in. */
const git = (folder: string, ...parameters: readonly string[]): string =>
  run(folder, ['--git-dir=.git', '--work-tree=.', ...parameters]);

function run(folder: string, parameters: readonly string[], variables: NodeJS.ProcessEnv = {}): string {
  // a hook of git that calls this command says where its own repository is
  const { GIT_DIR: _dir, GIT_INDEX_FILE: _index, GIT_WORK_TREE: _tree, ...env } = process.env;
  try {
    return execFileSync('git', parameters, {
      cwd: folder,
      env: { ...env, ...variables },
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new ClusterError(`git ${parameters.join(' ')}: ${stderr.trim() || message}`);
  }
}
