import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committedFolders } from './committed.ts';
import { positionText } from './position-text.ts';
import { filesAt, positionOf } from './repository.ts';

const application = (name: string, path: string, more = '') => `kind: Application
apiVersion: argoproj.io/v1alpha1
metadata:
  name: ${name}
  namespace: cicd
  annotations:
    argocd.argoproj.io/sync-wave: "2"
spec:
  source:
    repoURL: https://example.com/${name}
    targetRevision: v1
    path: ${path}
${more}`;

let root: string;
const git = (...parameters: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...parameters], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'change');
  return git('rev-parse', 'HEAD');
};
let first: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'headwater-'));
  git('init', '--quiet');
  write('argocd/small/root.yaml', application('root', 'argocd/small/apps'));
  write('argocd/small/apps/a.yaml', application('a', 'manifests/small/a'));
  write('argocd/small/apps/up.yaml', application('up', 'config/crds'));
  write('manifests/small/a/service-ü.yaml', 'kind: Service\napiVersion: v1\nmetadata:\n  name: ü\n');
  first = commit();
});
afterAll(() => rmSync(root, { recursive: true }));

describe('filesAt', () => {
  it('reads the files of a commit, whatever is on the disk', () => {
    write('manifests/small/a/service-ü.yaml', 'changed');
    expect([...filesAt(root, first, 'manifests')]).toEqual([
      ['manifests/small/a/service-ü.yaml', 'kind: Service\napiVersion: v1\nmetadata:\n  name: ü\n'],
    ]);
    git('checkout', '--quiet', '--', '.');
  });
});

describe('committedFolders', () => {
  it('gives each Application what it tracks, and says where nothing of that is here', () => {
    const folders = committedFolders(filesAt(root, first, 'manifests', 'argocd'), 'small');
    expect(folders.map(({ application, wave, source, items }) => [application, wave, source, items.length])).toEqual([
      ['root', undefined, 'manifests', 2],
      ['a', 2, 'manifests', 1],
      ['up', 2, 'upstream', 0],
    ]);
    expect(folders[2]).toMatchObject({ origin: { repository: 'https://example.com/up', revision: 'v1' } });
  });
});

describe('positionOf', () => {
  const text = (live: string) => positionText(positionOf(root, live));
  const short = (hash: string) => hash.slice(0, 7);

  it('says that HEAD is live, and what is not committed', () => {
    expect(text(first)).toBe(`HEAD, ${short(first)}, is live`);
    write('new.txt', '');
    expect(text(first)).toBe(`HEAD, ${short(first)}, is live; 1 file not committed`);
    rmSync(join(root, 'new.txt'));
  });

  it('counts the commits that are not live, and says how to make them so', () => {
    write('b.txt', '');
    const second = commit();
    expect(text(first)).toBe(
      `${short(first)} is live; HEAD, ${short(second)}, is 1 commit ahead: ./headwater push makes HEAD live`,
    );
    git('reset', '--quiet', '--hard', first);
    expect(text(second)).toBe(`${short(second)} is live; HEAD, ${short(first)}, is 1 commit behind`);
  });

  it('says that a commit from elsewhere is not known', () => {
    const live = 'b'.repeat(40);
    expect(text(live)).toBe(`bbbbbbb is live, which this clone does not know; HEAD is ${short(first)}`);
    expect(text('')).toBe(`nothing is live yet; HEAD is ${short(first)}`);
  });
});
