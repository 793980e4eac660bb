import { unready } from '@headwater/bootstrap';
import { isOver, type ContainerStatus, type Pod } from './pod.ts';

/** Why a pod is not ready. */
export interface Waiting {
  /** The one whose turn it is; none where the pod has not come that far. */
  readonly container?: string;
  readonly reason: string;
  /** Whether its log may say more. */
  readonly logs?: true;
}

/** Undefined where the pod is ready, is over, or was told to end and has the time for it; `at` in milliseconds since 1970. */
export function waiting(pod: Pod, at: number): Waiting | undefined {
  if (isOver(pod)) return undefined;
  const { deletionTimestamp } = pod.metadata;
  if (deletionTimestamp !== undefined) {
    // Kubernetes writes down when the time is over
    if (at < Date.parse(deletionTimestamp)) return undefined;
    return { reason: 'was told to end, and has not; a finalizer or its node may hold it' };
  }
  const { conditions = [], initContainerStatuses = [], phase = 'Unknown' } = pod.status;
  const unscheduled = conditions.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
  if (unscheduled) return { reason: `waits for a node: ${unscheduled.message ?? 'none has room'}` };
  const [container] = unready(pod) as ContainerStatus[];
  if (!container) return phase === 'Running' ? undefined : { reason: `is ${phase}` };
  return { container: container.name, ...ofContainer(container, initContainerStatuses.includes(container)) };
}

function ofContainer({ state, lastState }: ContainerStatus, initial: boolean): Omit<Waiting, 'container'> {
  if (state?.running) {
    return { reason: initial ? 'runs before the others' : 'runs, and is not ready', logs: true };
  }
  const { reason = '', message = '' } = state?.waiting ?? {};
  const ended = state?.terminated ?? (reason === 'CrashLoopBackOff' ? lastState?.terminated : undefined);
  if (ended) {
    const why = ended.reason && ended.reason !== 'Error' ? ` (${ended.reason})` : '';
    return { reason: `ended with exit code ${ended.exitCode}${why}, and is tried again`, logs: true };
  }
  if (reason === '') return { reason: 'has not started' };
  return { reason: message === '' ? reason : `${reason}: ${message}` };
}
