import { describe, expect, it } from 'vitest';
import type { CommittedFolder } from '../git/committed.ts';
import type { Item } from '../objects/item.ts';
import { fakeCluster, type FakeState } from '../testing/fake-cluster.ts';
import { application, item } from '../testing/objects.ts';
import { comparable } from './comparable.ts';
import { folderAnswers } from './diff-facts.ts';
import { diffText } from './diff-text.ts';
import { platformDifferences } from './platform-differences.ts';

const service = (name: string, port: number): Item => item('Service', name, { spec: { port } });
const position = { live: 'abc', head: 'abc', uncommitted: [] };
const folder = (items: readonly Item[], more: Partial<CommittedFolder> = {}): CommittedFolder => ({
  application: 'postgres',
  wave: 1,
  source: 'manifests',
  path: 'manifests/small/database/postgres',
  serverSide: false,
  prunes: true,
  ignored: [],
  items,
  files: new Map(),
  ...more,
});

async function compared(folders: readonly CommittedFolder[], state: FakeState, resources: readonly object[] = []) {
  const answers = await folderAnswers(fakeCluster(state), folders, () => undefined);
  return platformDifferences(answers, [application('postgres', { resources: resources as [] })]);
}

describe('differences', () => {
  it('finds none where what is live is what is committed, and more that the API server added', async () => {
    const live = { ...service('a', 1), spec: { port: 1, clusterIP: '10.0.0.1' }, status: { ready: true } };
    expect(await compared([folder([service('a', 1)])], { objects: [live] })).toEqual([]);
  });

  it('shows the field that somebody changed by hand', async () => {
    const differences = await compared([folder([service('a', 1)])], { objects: [service('a', 2)] });
    expect(diffText(differences, 1, position)).toEqual([
      "postgres: Service 'a' of database is not as it is committed",
      '--- live',
      '+++ committed',
      '@@ -3,5 +3,5 @@',
      ' metadata:',
      '   name: a',
      '   namespace: database',
      ' spec:',
      '-  port: 2',
      '+  port: 1',
      '',
      '1 difference in 1 object',
      'HEAD, abc, is live',
    ]);
  });

  it('names what is committed and not live, and what Argo CD tracks and is not committed', async () => {
    const resources = [
      { kind: 'Service', namespace: 'database', name: 'a', status: 'Synced' },
      { kind: 'ConfigMap', namespace: 'database', name: 'old', status: 'OutOfSync', requiresPruning: true },
      { group: 'batch', kind: 'Job', namespace: 'database', name: 'hook', hook: true, status: 'Synced' },
    ];
    const differences = await compared(
      [folder([service('a', 1), service('b', 1)])],
      { objects: [service('a', 1)] },
      resources,
    );
    expect(differences.map(({ state, name }) => [state, name])).toEqual([
      ['missing', 'b'],
      ['extraneous', 'old'],
    ]);
  });

  it('says what the API server would refuse, and still compares the others', async () => {
    const all = [service('a', 1), service('b', 1), service('c', 1)];
    const state = {
      objects: [service('a', 1), service('b', 2), service('c', 2)],
      refused: { '/Service/database/b': 'spec.port: field is immutable' },
    };
    const differences = await compared([folder(all)], state);
    expect(differences.map(({ state, name, message }) => [state, name, message])).toEqual([
      ['refused', 'b', 'The request is invalid: spec.port: field is immutable'],
      ['changed', 'c', undefined],
    ]);
  });

  it('leaves hooks alone: they are made anew by each sync', async () => {
    const hook = item('Job', 'migrate');
    const annotated = { ...hook, metadata: { ...hook.metadata, annotations: { 'argocd.argoproj.io/hook': 'Sync' } } };
    expect(await compared([folder([annotated])], { objects: [] })).toEqual([]);
  });

  it('never shows a value of a secret, neither when it differs nor when it is refused', async () => {
    const secret = (value: string) => item('Secret', 'login', { data: { password: value, user: 'c2FtZQ==' } });
    const changed = await compared([folder([secret('bmV3')])], { objects: [secret('b2xk')] });
    const text = diffText(changed, 1, position).join('\n');
    expect(text).toContain('-  password: (hidden, as it is live)\n+  password: (hidden, as it is committed)');
    expect(text).toContain('  user: (hidden)');
    expect(text).not.toMatch(/bmV3|b2xk|c2FtZQ/);
    const state = { objects: [secret('b2xk')], refused: { '/Secret/database/login': 'bmV3 is not valid' } };
    expect(JSON.stringify(await compared([folder([secret('bmV3')])], state))).not.toMatch(/bmV3|b2xk/);
  });

  it('takes the word of Argo CD for what is not in this repository', async () => {
    const upstream = folder([], { source: 'upstream' });
    const resources = [{ kind: 'CustomResourceDefinition', name: 'x', status: 'OutOfSync' }];
    const differences = await compared([upstream], { objects: [] }, resources);
    expect(diffText(differences, 0, position)[0]).toBe(
      "postgres: CustomResourceDefinition 'x' is out of sync: Argo CD finds it out of sync; it was not compared here: its source is another repository",
    );
  });
});

describe('comparable', () => {
  it('leaves out what Argo CD leaves to others', () => {
    const application = item('Application', 'a', {
      apiVersion: 'argoproj.io/v1alpha1',
      spec: { syncPolicy: { automated: {}, retry: 1 }, list: [{ a: 1, b: 2 }] },
    });
    const ignored = [
      { group: 'argoproj.io', kind: 'Application', jsonPointers: ['/spec/syncPolicy/automated', '/spec/list/0/b'] },
      { group: 'argoproj.io', kind: 'Application', name: 'another', jsonPointers: ['/spec'] },
      { kind: 'Application', jsonPointers: ['/spec'] },
    ];
    expect(comparable(application, ignored)['spec']).toEqual({ syncPolicy: { retry: 1 }, list: [{ a: 1 }] });
  });
});
