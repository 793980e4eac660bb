import { expect, it } from 'vitest';
import { pod, running } from '../testing/objects.ts';
import type { ContainerStatus, Pod } from './pod.ts';
import { waiting } from './waiting.ts';

const at = Date.parse('2026-01-01T00:10:00Z');
const container = (status: Partial<ContainerStatus>): Pod['status'] => ({
  phase: 'Pending',
  containerStatuses: [{ name: 'main', ready: false, ...status }],
});
const reason = (status: Pod['status']) => waiting(pod('a', status), at)?.reason;

it('has nothing to say of a pod that is ready, or over', () => {
  expect(reason(running)).toBeUndefined();
  expect(reason({ phase: 'Succeeded' })).toBeUndefined();
  expect(reason({ phase: 'Failed' })).toBeUndefined();
});

it('says what the scheduler misses', () => {
  const conditions = [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes are available: Insufficient cpu.' }];
  expect(reason({ phase: 'Pending', conditions })).toBe('waits for a node: 0/1 nodes are available: Insufficient cpu.');
});

it('says which secret or image is missing, in the words of Kubernetes', () => {
  const state = { waiting: { reason: 'CreateContainerConfigError', message: 'secret "postgres-airflow" not found' } };
  expect(reason(container({ state }))).toBe('CreateContainerConfigError: secret "postgres-airflow" not found');
});

it('says how a container that is tried again and again has ended', () => {
  const lastState = { terminated: { exitCode: 137, reason: 'OOMKilled' } };
  const state = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting' } };
  expect(reason(container({ state, lastState }))).toBe('ended with exit code 137 (OOMKilled), and is tried again');
});

it('names the init container whose turn it is, and that its log says more', () => {
  const status: Pod['status'] = {
    ...container({ state: { waiting: { reason: 'PodInitializing' } } }),
    initContainerStatuses: [{ name: 'wait', ready: false, state: { running: { startedAt: '' } } }],
  };
  expect(waiting(pod('a', status), at)).toEqual({ container: 'wait', reason: 'runs before the others', logs: true });
});

it('leaves a pod alone that has time to end, and names one that has none left', () => {
  const ending = (deletionTimestamp: string) => {
    const { metadata, ...rest } = pod('a', running);
    return waiting({ ...rest, metadata: { ...metadata, deletionTimestamp } }, at)?.reason;
  };
  expect(ending('2026-01-01T00:10:30Z')).toBeUndefined();
  expect(ending('2026-01-01T00:09:00Z')).toBe('was told to end, and has not; a finalizer or its node may hold it');
});
