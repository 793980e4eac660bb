import { workloads } from '@headwater/contracts';
import { expect, it } from 'vitest';
import { application, pod, running } from '../testing/objects.ts';
import { changes } from './changes.ts';
import { statusText } from './status-text.ts';
import { statusOf, type StatusFacts } from './status.ts';

const commit = 'a'.repeat(40);
const facts: StatusFacts = {
  cluster: 'the sandbox',
  at: Date.parse('2026-01-01T02:00:00Z'),
  applications: [application('root'), application('airflow', {}, 2), application('postgres', {}, 1)],
  committed: [
    { application: 'root', wave: undefined },
    { application: 'airflow', wave: 2 },
    { application: 'postgres', wave: 1 },
  ],
  pods: [pod('airflow-scheduler', running)],
  lastLines: {},
  images: ['ghcr.io/o/airflow:3.3.2'],
  position: { live: commit, head: commit, ahead: 0, behind: 0, uncommitted: [] },
};
const stuck = pod('stuck', {
  phase: 'Pending',
  containerStatuses: [{ name: 'main', ready: false, state: { waiting: { reason: 'ImagePullBackOff' } } }],
});
const text = (more: Partial<StatusFacts>) => statusText(statusOf({ ...facts, ...more }), facts.at, 80);

it('says that all is well, wave by wave', () => {
  expect(statusOf(facts).healthy).toBe(true);
  expect(text({})).toEqual([
    'the sandbox: all 3 Applications are synced and healthy',
    '',
    'wave  application  sync    health   commit   since',
    '      root         Synced  Healthy  aaaaaaa',
    '   1  postgres     Synced  Healthy  aaaaaaa',
    '   2  airflow      Synced  Healthy  aaaaaaa',
    '',
    'images',
    '  ghcr.io/o/airflow  3.3.2',
    '',
    'HEAD, aaaaaaa, is live',
  ]);
});

it('says why an Application is not well, since when, and which of its objects are not as in Git', () => {
  const ill = application(
    'airflow',
    {
      sync: { status: 'OutOfSync', revision: commit },
      health: { status: 'Degraded', lastTransitionTime: '2026-01-01T01:55:00Z' },
      resources: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'orchestrator',
          name: 'airflow-scheduler',
          status: 'OutOfSync',
          health: { status: 'Degraded', message: 'no room' },
        },
        { kind: 'ConfigMap', namespace: 'orchestrator', name: 'old', status: 'OutOfSync', requiresPruning: true },
      ],
    },
    2,
  );
  const lines = text({ applications: [application('root'), ill, application('postgres', {}, 1)] });
  expect(lines[0]).toBe('the sandbox: not well: 1 of 3 Applications, 2 objects');
  expect(lines).toContain('   2  airflow      OutOfSync  Degraded  aaaaaaa  5 min');
  expect(lines).toContain("      Deployment 'airflow-scheduler' is Degraded: no room");
  expect(lines).toContain("  airflow: Deployment 'airflow-scheduler' of orchestrator");
  expect(lines).toContain("  airflow: ConfigMap 'old' of orchestrator is live, and not in Git");
});

it('misses an Application that is committed and not there', () => {
  const status = statusOf({ ...facts, applications: [application('root'), application('postgres', {}, 1)] });
  expect(status.healthy).toBe(false);
  expect(status.applications.at(-1)).toMatchObject({ name: 'airflow', wave: 2, health: 'Missing' });
});

it('names a pod that is not ready, with the last line of its log, and is not well then', () => {
  const lines = text({ pods: [stuck], lastLines: { 'orchestrator/stuck': 'waiting for the database' } });
  expect(lines[0]).toBe('the sandbox: not well: 1 pod');
  expect(lines.slice(7, 11)).toEqual([
    'not ready',
    '  orchestrator/stuck',
    '    main: ImagePullBackOff',
    '    › waiting for the database',
  ]);
});

it('shows the pod of a task that waits, and calls the platform well', () => {
  const worker = { ...stuck, metadata: { ...stuck.metadata, labels: workloads.airflow.worker.labels } };
  expect(statusOf({ ...facts, pods: [worker] })).toMatchObject({
    healthy: true,
    pods: [{ name: 'stuck', work: true }],
  });
});

it('names the image that runs in another version than is committed, and the one that nothing in Git names', () => {
  const other = {
    ...pod('other', running),
    spec: {
      containers: [
        { name: 'main', image: 'x.io/by-hand:1' },
        { name: 'a', image: 'ghcr.io/o/airflow:3.3.9' },
      ],
    },
  };
  const lines = text({ pods: [...facts.pods, other] });
  expect(lines.slice(8, 12)).toEqual([
    '  ghcr.io/o/airflow  3.3.2, 3.3.9',
    '    committed is 3.3.2',
    '  x.io/by-hand       1',
    '    nothing in Git names it',
  ]);
});

it('says between two looks what has changed, and nothing where nothing has', () => {
  const [well, ill] = [statusOf(facts), statusOf({ ...facts, pods: [stuck] })];
  expect(changes(well, well)).toEqual([]);
  expect(changes(well, ill)).toEqual(['orchestrator/stuck: main: ImagePullBackOff', 'not all is well']);
  expect(changes(ill, well)).toEqual(['orchestrator/stuck is ready, or gone', 'all is well']);
});
