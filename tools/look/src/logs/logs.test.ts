import { describe, expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { pod, running } from '../testing/objects.ts';
import { componentNames, components, componentsNamed } from './components.ts';
import { follow } from './follow.ts';
import { logs } from './logs.ts';

const named = (...words: string[]) => {
  const found = componentsNamed(words);
  return typeof found === 'string' ? found : found.map(({ name }) => name);
};

describe('the names of components', () => {
  it.each([
    [['airflow', 'scheduler'], ['airflow-scheduler']],
    [['airflow-scheduler'], ['airflow-scheduler']],
    [['scheduler'], ['airflow-scheduler']],
    [['dag-processor'], ['airflow-dag-processor']],
    [['spark-operator'], ['spark-operator-controller', 'spark-operator-webhook']],
    [['postgres'], ['postgres-databases', 'postgres-exporter', 'postgres-server']],
    [['repo-server'], ['argocd-repo-server']],
  ])('%j mean %j', (words, expected) => {
    expect(named(...words)).toEqual(expected);
  });

  it('says what was meant where there is none, and which there are where there are several', () => {
    expect(named('schedulr')).toBe("there is no component 'schedulr'; did you mean 'scheduler'?");
    expect(named('kafka')).toBe("there is no component 'kafka'; ./headwater logs --list names them");
    expect(named('setup')).toBe("'setup' may be 'airflow-setup' or 'gitea-setup'; name one of them");
  });

  it('are all understood', () => {
    expect(componentNames.filter((name) => typeof componentsNamed([name]) === 'string')).toEqual([]);
  });
});

const scheduler = components.filter(({ name }) => name === 'airflow-scheduler');
const labels = scheduler[0]!.labels;
const line = (second: number, text: string) => `2026-01-01T00:00:0${second}.000000000Z ${text}`;

describe('logs', () => {
  const [a, b] = [pod('scheduler-a', running, labels), pod('scheduler-bb', running, labels)];

  it('prints the lines of one container as they are', async () => {
    const cluster = fakeCluster({ objects: [a], logs: { 'scheduler-a/main': `${line(1, 'one')}\n${line(2, '')}` } });
    expect(await logs(cluster, scheduler, { previous: false })).toEqual(['one', '']);
    expect(await logs(cluster, scheduler, { previous: false, tail: 1 })).toEqual(['']);
  });

  it('puts the lines of several pods in the order of time, each with its pod', async () => {
    const written = {
      'scheduler-a/main': `${line(1, 'one')}\n${line(3, 'three')}`,
      'scheduler-bb/main': line(2, 'two'),
    };
    expect(await logs(fakeCluster({ objects: [a, b], logs: written }), scheduler, { previous: false })).toEqual([
      'scheduler-a   one',
      'scheduler-bb  two',
      'scheduler-a   three',
    ]);
  });

  it('says that nothing has started, and what kubectl says where no log can be had', async () => {
    await expect(logs(fakeCluster({ objects: [] }), scheduler, { previous: false })).rejects.toThrow(
      "nothing has been written: no container of 'airflow-scheduler' has started",
    );
    await expect(logs(fakeCluster({ objects: [a] }), scheduler, { previous: true })).rejects.toThrow(
      'previous terminated container not found',
    );
  });

  it('follows until it is told to end', async () => {
    const cluster = fakeCluster({ objects: [a], logs: { 'scheduler-a/main': line(1, 'one') } });
    const ended = new AbortController();
    const lines: string[] = [];
    const seen = (text: string) => {
      lines.push(text);
      ended.abort();
    };
    await follow(cluster, scheduler, {}, seen, ended.signal);
    expect(lines).toEqual(['one']);
  });
});
