import { setTimeout } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { items } from './kubectl.ts';

interface Pod {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly status: {
    readonly phase?: string;
    readonly containerStatuses?: readonly {
      readonly ready: boolean;
      readonly state?: { readonly running?: { readonly startedAt: string } };
    }[];
  };
}

export interface Restart {
  /** All of them, where none are named. */
  readonly namespaces?: readonly string[];
  /** In seconds. */
  readonly timeout: number;
  readonly seen: (waitingFor: readonly string[]) => void;
}

/**
 * Waits until every pod runs and is ready again: after a restart of the node, what the API server says of them is
 * true of the time before. Returns the pods that did not make it in time, spelled `<namespace>/<name>`.
 */
export async function restarted(cluster: Cluster, { namespaces, timeout, seen }: Restart): Promise<readonly string[]> {
  const end = performance.now() + timeout * 1000;
  for (;;) {
    const pods = await items<Pod>(cluster, 'pods', '--all-namespaces');
    const waiting = pods
      .filter(({ metadata }) => !namespaces || namespaces.includes(metadata.namespace))
      .filter((pod) => !isRunningSince(pod, cluster.startedAt))
      .map(nameOf);
    if (waiting.length === 0 || performance.now() > end) return waiting;
    seen(waiting);
    await setTimeout(1000);
  }
}

const nameOf = ({ metadata: { namespace, name } }: Pod): string => `${namespace}/${name}`;

/** A pod that has ended is not waited for. */
const isRunningSince = ({ status: { phase, containerStatuses = [] } }: Pod, start: number): boolean =>
  phase === 'Succeeded' ||
  phase === 'Failed' ||
  (containerStatuses.length > 0 &&
    containerStatuses.every(
      // Kubernetes counts whole seconds
      ({ ready, state }) => ready && state?.running && Date.parse(state.running.startedAt) + 1000 > start,
    ));
