import { execFileSync } from 'node:child_process';
import { ClusterError } from '@headwater/bootstrap';

/** How the commit that is live relates to the one that is checked out. */
export interface Position {
  /** The commit that Argo CD compared with last; empty where it has not compared yet. */
  readonly live: string;
  readonly head: string;
  /** How many commits of HEAD are not live, and the other way round; undefined where this clone does not know the live one. */
  readonly ahead?: number;
  readonly behind?: number;
  /** Paths that differ from HEAD, or are not in it. */
  readonly uncommitted: readonly string[];
}

/** What is not committed is looked for in `source`, where a person works, if `root` is a copy of it. */
export function positionOf(root: string, live: string, source = root): Position {
  const head = git(root, 'rev-parse', 'HEAD').trim();
  const uncommitted = git(source, 'status', '--porcelain')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
  if (!knows(root, live)) return { live, head, uncommitted };
  const [behind = 0, ahead = 0] = git(root, 'rev-list', '--left-right', '--count', `${live}...HEAD`)
    .trim()
    .split('\t')
    .map(Number);
  return { live, head, ahead, behind, uncommitted };
}

/** Whether this clone has the commit. */
export function knows(root: string, commit: string): boolean {
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return false;
  try {
    git(root, 'cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/** The files of some folders as they are in a commit: path → text. */
export function filesAt(root: string, commit: string, ...folders: readonly string[]): Map<string, string> {
  const listed = git(root, 'ls-tree', '-r', '-z', commit, '--', ...folders);
  const entries = listed
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => ({ object: line.split('\t')[0]!.split(' ')[2]!, path: line.slice(line.indexOf('\t') + 1) }));
  const blobs = execFileSync('git', ['cat-file', '--batch'], {
    cwd: root,
    input: entries.map(({ object }) => `${object}\n`).join(''),
    maxBuffer: 2 ** 30,
  });
  const files = new Map<string, string>();
  let offset = 0;
  for (const { path } of entries) {
    // each blob follows a line of its own: <object> blob <size>
    const end = blobs.indexOf(10, offset);
    const size = Number(blobs.toString('utf8', offset, end).split(' ')[2]);
    files.set(path, blobs.toString('utf8', end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
  return files;
}

function git(root: string, ...parameters: readonly string[]): string {
  try {
    return execFileSync('git', parameters, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new ClusterError(`git ${parameters.join(' ')}: ${stderr.trim() || message}`);
  }
}
