import { describe, expect, it } from 'vitest';
import type { CommittedFolder } from '../git/committed.ts';
import type { Item } from '../objects/item.ts';
import { item } from '../testing/objects.ts';
import { changesBetween } from './change.ts';
import { imageChanges } from './image-changes.ts';
import { planText } from './plan-text.ts';
import { planOf } from './plan.ts';
import { risksOf } from './risks/index.ts';

const folder = (application: string, wave: number, ...items: readonly Item[]): CommittedFolder => ({
  application,
  wave,
  source: 'manifests',
  path: application,
  serverSide: false,
  prunes: true,
  ignored: [],
  items,
  files: new Map(),
});
const changes = (before: readonly Item[], after: readonly Item[]) =>
  changesBetween([folder('postgres', 1, ...before)], [folder('postgres', 1, ...after)]);
const risks = (before: readonly Item[], after: readonly Item[], secrets: readonly string[] = []) =>
  risksOf({ changes: changes(before, after), images: [], secrets: new Set(secrets) }).map(
    ({ level, message }) => `${level}: ${message}`,
  );

const labels = (name: string, component: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/component': component,
});
const workload = (kind: string, name: string, image: string, spec: object = {}, podSpec: object = {}): Item =>
  item(kind, name, { spec: { template: { spec: { containers: [{ name: 'a', image }], ...podSpec } }, ...spec } });

describe('the risks', () => {
  it('warn of another major version of the database, and of what is away meanwhile', () => {
    const selector = { selector: { matchLabels: labels('postgres', 'server') } };
    const server = (tag: string) => workload('StatefulSet', 'postgres', `docker.io/library/postgres:${tag}`, selector);
    expect(risks([server('17.11-bookworm')], [server('18.1-bookworm')])).toEqual([
      "danger: StatefulSet 'postgres' of database: PostgreSQL 17 → 18: it does not start on what version 17 wrote; back up, and restore into the new version",
      "care: these pods restart: StatefulSet 'postgres' of database",
      'care: the database is away while its only pod restarts: tasks that need it then fail, or wait',
    ]);
    expect(risks([server('17.11-bookworm')], [server('17.12-bookworm')])[0]).toMatch(/^care/);
  });

  it.each([
    [
      'StatefulSet',
      { spec: { volumeClaimTemplates: [1] } },
      { spec: { volumeClaimTemplates: [2] } },
      "danger: StatefulSet 'a' of database: 'spec.volumeClaimTemplates' can't be changed; delete it with --cascade=orphan after the push, and Argo CD makes it anew around its pods",
    ],
    [
      'Deployment',
      { spec: { selector: { a: 1 } } },
      { spec: { selector: { a: 2 } } },
      "danger: Deployment 'a' of database: 'spec.selector' can't be changed; delete it after the push, and Argo CD makes it anew",
    ],
    [
      'RoleBinding',
      { roleRef: { name: 'a' } },
      { roleRef: { name: 'b' } },
      "danger: RoleBinding 'a' of database: 'roleRef' can't be changed; delete it after the push, and Argo CD makes it anew",
    ],
    [
      'ConfigMap',
      { immutable: true, data: { a: '1' } },
      { immutable: true, data: { a: '2' } },
      "danger: ConfigMap 'a' of database: 'data' can't be changed; delete it after the push, and Argo CD makes it anew",
    ],
    [
      'PersistentVolumeClaim',
      { spec: { resources: { requests: { storage: '10Gi' } } } },
      { spec: { resources: { requests: { storage: '512Mi' } } } },
      "danger: PersistentVolumeClaim 'a' of database: 10Gi → 512Mi: a volume can't shrink; make a new one and restore into it",
    ],
    [
      'PersistentVolumeClaim',
      { spec: { resources: { requests: { storage: '10Gi' } } } },
      { spec: { resources: { requests: { storage: '20Gi' } } } },
      "care: PersistentVolumeClaim 'a' of database: 10Gi → 20Gi: its storage class must allow expansion",
    ],
    [
      'CustomResourceDefinition',
      { spec: { versions: [{ name: 'v1beta1' }, { name: 'v1' }] } },
      { spec: { versions: [{ name: 'v1beta1', served: false }, { name: 'v1' }] } },
      "danger: CustomResourceDefinition 'a' of database no longer serves v1beta1: objects and programs that use it fail",
    ],
    [
      'Application',
      { spec: { source: { repoURL: 'https://x.io/r', targetRevision: 'v1' } } },
      { spec: { source: { repoURL: 'https://x.io/r', targetRevision: 'v2' } } },
      "care: Application 'a': https://x.io/r goes from v1 to v2: what it changes is not in this repository; read its release notes",
    ],
  ])('of a changed %s are said', (kind, before, after, message) => {
    expect(risks([item(kind, 'a', before)], [item(kind, 'a', after)])).toEqual([message]);
  });

  it('let a StatefulSet change what it may', () => {
    const set = (replicas: number) => item('StatefulSet', 'a', { spec: { replicas, serviceName: 'a' } });
    expect(risks([set(1)], [set(2)])).toEqual([]);
  });

  it.each([
    [
      'Namespace',
      "danger: Namespace 'a' of database is removed: everything in it is deleted, its volumes and secrets too",
    ],
    [
      'PersistentVolumeClaim',
      "danger: PersistentVolumeClaim 'a' of database is removed: what is in the volume is lost where its class deletes volumes",
    ],
    [
      'CustomResourceDefinition',
      "danger: CustomResourceDefinition 'a' of database is removed: every object of its kind is deleted with it",
    ],
    [
      'StatefulSet',
      "care: StatefulSet 'a' of database is removed: its pods end; its volumes stay until a person deletes them",
    ],
  ])('of a removed %s are said', (kind, message) => {
    expect(risks([item(kind, 'a')], [])).toEqual([message]);
  });

  it('say that nothing happens to what Argo CD does not prune', () => {
    const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
    const namespace = item('Namespace', 'a');
    expect(risks([{ ...namespace, metadata: { ...namespace.metadata, annotations } }], [])).toEqual([
      "care: Namespace 'a' of database is removed from Git, and stays: Argo CD does not prune it; delete it by hand",
    ]);
  });

  it('name the migration of the metadata database, and the way back that there is not', () => {
    const job = (tag: string): Item => {
      const made = workload('Job', 'airflow-migrations', `ghcr.io/o/airflow:${tag}`);
      const annotations = { 'argocd.argoproj.io/hook': 'Sync' };
      return {
        ...made,
        metadata: { ...made.metadata, namespace: 'orchestrator', labels: labels('airflow', 'migrations'), annotations },
      };
    };
    expect(risks([job('3.3.2')], [job('3.4.0')])).toEqual([
      "care: Job 'airflow-migrations' of orchestrator: Airflow 3.3.2 → 3.4.0: it changes the tables of the metadata database; the way back is a restore",
    ]);
    expect(risks([job('3.4.0')], [job('3.3.2')])).toEqual([
      "danger: Job 'airflow-migrations' of orchestrator: Airflow 3.4.0 → 3.3.2: an older version does not know the tables of a newer one; restore the backup of that time",
    ]);
  });

  it('name the secret that nobody has made yet', () => {
    const env = [{ valueFrom: { secretKeyRef: { name: 'new', key: 'a' } } }];
    const volumes = [{ secret: { secretName: 'there' } }, { secret: { secretName: 'perhaps', optional: true } }];
    const after = workload('Deployment', 'a', 'x.io/a:1', {}, { env, volumes });
    expect(risks([], [after], ['database/there'])).toEqual([
      "danger: Deployment 'a' of database needs the secret 'new', which is not in database; ./headwater up makes what secrets/ declares",
    ]);
    expect(risks([after], [{ ...after, more: 1 }], [])).toEqual([]);
  });
});

describe('imageChanges', () => {
  it('says from which version to which, and how far that is', () => {
    const files = (...images: string[]) => new Map([['a.yaml', images.map((image) => `image: ${image}\n`).join('')]]);
    expect(
      imageChanges(
        files('x.io/a:1.0.0', 'x.io/same:1', 'x.io/gone:1'),
        files('x.io/a:1.1.0', 'x.io/same:1', 'x.io/b:2'),
      ),
    ).toEqual([
      { repository: 'x.io/a', from: '1.0.0', to: '1.1.0', step: 'minor' },
      { repository: 'x.io/b', to: '2', step: 'new' },
      { repository: 'x.io/gone', from: '1', step: 'gone' },
    ]);
  });
});

describe('the plan', () => {
  const position = { live: 'a', head: 'b', ahead: 1, behind: 0, uncommitted: [] };
  const context = { position, fromGit: true, push: './headwater push' };

  it('is empty where nothing would change', () => {
    const none = {
      changes: changes([item('Service', 'a')], [item('Service', 'a')]),
      images: [],
      secrets: new Set<string>(),
    };
    expect(planText(planOf(none, context), 80).at(-1)).toBe('nothing would change');
  });

  it('goes wave by wave, and ends with what to do', () => {
    const before = [
      folder('airflow', 2, item('Service', 'a')),
      folder('minio', 1, item('PersistentVolumeClaim', 'data')),
    ];
    const after = [folder('airflow', 2, item('Service', 'a', { spec: 1 }), item('ConfigMap', 'new'))];
    const images = [{ repository: 'x.io/a', from: '1.0', to: '2.0', step: 'major' as const }];
    const upgrade = { changes: changesBetween(before, after), images, secrets: new Set<string>() };
    const plan = planOf(upgrade, context);
    expect(planText(plan, 80).slice(1)).toEqual([
      '',
      'images',
      '  x.io/a  1.0 → 2.0  major',
      '',
      'order',
      '  wave 1: minio',
      '    - PersistentVolumeClaim data',
      '  wave 2: airflow',
      '    ~ Service a',
      '    + ConfigMap new',
      '',
      'risks',
      "  danger  PersistentVolumeClaim 'data' of database is removed: what is in the",
      '          volume is lost where its class deletes volumes',
      '',
      'what to do',
      '  1. ./headwater backup',
      '  2. ./headwater push',
      '  3. ./headwater status --watch',
    ]);
    const uncommitted = ['notes.txt', 'environments/minikube.yaml'];
    expect(planOf(upgrade, { ...context, position: { ...position, uncommitted } }).steps[0]).toBe(
      'commit what belongs to it: only what is committed was looked at',
    );
  });
});
