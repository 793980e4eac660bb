import type { INode } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { pod, requesting } from '../testing/pod.ts';
import { schedulingFindings } from './scheduling.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const node = {
  metadata: { name: 'minikube' },
  spec: {},
  status: { allocatable: { cpu: '2', memory: '4Gi' } },
} as unknown as INode;
const running = pod('running', {
  spec: { nodeName: 'minikube', ...requesting('1500m', '1Gi') },
  status: { phase: 'Running' },
});
const refused = (message: string, lastTransitionTime: string, more = {}) =>
  pod('executor', {
    spec: requesting('1', '896Mi'),
    status: {
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastTransitionTime }],
    },
    ...more,
  });
const look = (...pods: Parameters<typeof schedulingFindings>[0]['pods']) =>
  schedulingFindings({ now, environment: 'minikube', pods: [running, ...pods], nodes: [node] });
const message = '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No victims found.';

it('finds nothing where every pod has a node', () => {
  expect(look()).toEqual([]);
});

it('says which pod waits, for how long, and how much is missing', () => {
  const labels = { 'spark-role': 'executor' };
  expect(look(refused(message, '2026-01-01T11:57:00Z', { metadata: { labels } }))).toMatchObject([
    {
      severity: 'error',
      subject: "pod 'processing/executor' (Spark executor)",
      what: 'has waited 3 minutes for a node: 0/1 nodes are available: 1 Insufficient cpu; it asks 1 of cpu, and the roomiest node has 500m free: 500m missing',
      mend: 'wait until what runs has ended, lower requests in environments/minikube.yaml, or give the node more',
    },
  ]);
});

it('takes a pod that has waited for seconds for a warning, and sends others to what is in the way', () => {
  expect(look(refused('0/1 nodes are available: 1 node(s) were unschedulable.', '2026-01-01T11:59:50Z'))).toMatchObject(
    [{ severity: 'warning', mend: 'mend the node or the claim that it names; the pod starts by itself then' }],
  );
});
