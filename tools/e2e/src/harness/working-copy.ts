import {
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { output, repository } from './machine.ts';

/** A clone in which a test may commit, and push from. */
export interface WorkingCopy {
  readonly folder: string;
  /** Changes one file and commits. `change` gets its text, empty where there is none; undefined removes the file. */
  readonly commit: (path: string, change: (text: string) => string | undefined) => Promise<void>;
  /** Renders the manifests again, and commits them. */
  readonly render: () => Promise<void>;
  readonly head: () => Promise<string>;
  /** Commits the opposite of the last commit. */
  readonly revert: () => Promise<void>;
  /** Gives HEAD to the cluster and waits until it is live. */
  readonly push: () => Promise<void>;
  /** Gives HEAD to the cluster, and lets it be. */
  readonly pushWithoutWaiting: () => Promise<void>;
  /** Gives the cluster the commit that the copy began with. */
  readonly reset: () => Promise<void>;
  readonly remove: () => void;
}

export async function workingCopy(): Promise<WorkingCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-clone-'));
  const git = (...parameters: readonly string[]) =>
    output(
      'git',
      ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', '-c', 'core.hooksPath=/dev/null', ...parameters],
      {
        folder,
      },
    );
  await git('clone', '--quiet', repository, '.');
  const installed = globSync('{.,*/*}/node_modules', { cwd: repository }).filter(
    (path) => !path.startsWith('node_modules/'),
  );
  for (const path of installed) symlinkSync(join(repository, path), join(folder, path));
  // ./headwater would install what it takes for newer than the packages that are there
  utimesSync(join(folder, 'package-lock.json'), 0, 0);
  const push = (...parameters: readonly string[]) => output(`${folder}/headwater`, ['push', ...parameters], { folder });
  return {
    folder,
    commit: async (path, change) => {
      const file = join(folder, path);
      const text = change(existsSync(file) ? readFileSync(file, 'utf8') : '');
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
      await git('add', '--', path);
      await git('commit', '--quiet', '--message', `Change ${path}`);
    },
    render: async () => {
      await output(`${folder}/headwater`, ['render'], { folder });
      await git('add', '--', 'manifests', 'argocd', 'dags');
      await git('commit', '--quiet', '--message', 'Render');
    },
    head: async () => (await git('rev-parse', 'HEAD')).trim(),
    revert: async () => {
      await git('revert', '--no-edit', 'HEAD');
    },
    push: async () => {
      await push();
    },
    pushWithoutWaiting: async () => {
      await push('--no-wait');
    },
    reset: async () => {
      await git('reset', '--quiet', '--hard', 'origin/HEAD');
      await push();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
