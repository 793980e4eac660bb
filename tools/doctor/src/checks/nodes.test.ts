import type { INode } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { nodeFindings } from './nodes.ts';

const node = (conditions: Readonly<Record<string, string>>, unschedulable = false): INode => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'minikube' },
  spec: { unschedulable },
  status: {
    conditions: Object.entries(conditions).map(([type, status]) => ({ type, status, message: 'as the kubelet says' })),
  },
});
const spelled = (...nodes: readonly INode[]) =>
  nodeFindings(nodes).map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`);

it('finds nothing on a node that is ready', () => {
  expect(spelled(node({ Ready: 'True', DiskPressure: 'False' }))).toEqual([]);
});

it('says why a node is not ready, and what it is short of', () => {
  expect(spelled(node({ Ready: 'Unknown' }))).toEqual(["error: node 'minikube' is not ready: as the kubelet says"]);
  expect(spelled(node({ Ready: 'True', DiskPressure: 'True' }))).toEqual([
    "error: node 'minikube' has DiskPressure: its disk is nearly full",
  ]);
});

it('opens a node again that somebody closed: the only one is an error, one of several a warning', () => {
  const closed = node({ Ready: 'True' }, true);
  expect(nodeFindings([closed])).toMatchObject([{ severity: 'error', mend: './headwater kubectl uncordon minikube' }]);
  expect(nodeFindings([closed, node({ Ready: 'True' })])).toMatchObject([{ severity: 'warning' }]);
});
