import type { ApplicationState } from './application-state.ts';
import { isDone } from './application-state.ts';
import type { Cluster } from './cluster.ts';
import { items, kubectl } from './kubectl.ts';

interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly phase?: string;
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly terminated?: { readonly exitCode: number; readonly reason?: string };
  };
}

interface Event {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject: { readonly kind: string; readonly name: string };
}

/** Why the platform is not done: Argo CD's words, then the events and last lines of the pods that are not ready. */
export async function explanation(cluster: Cluster, states: readonly ApplicationState[]): Promise<string> {
  const pending = states.filter((state) => !isDone(state)).sort((a, b) => (a.wave ?? -1) - (b.wave ?? -1));
  const lines = pending.map(
    ({ name, sync, health, reason }) => `${name}: ${sync}, ${health}${reason === '' ? '' : `: ${reason}`}`,
  );
  const namespaces = [...new Set(pending.map(({ namespace }) => namespace))].filter((namespace) => namespace !== '');
  const details = await Promise.all(namespaces.map((namespace) => trouble(cluster, namespace)));
  return [...lines, ...details.flat()].join('\n');
}

async function trouble(cluster: Cluster, namespace: string): Promise<string[]> {
  const pods = await items<Pod>(cluster, 'pods', `--namespace=${namespace}`);
  const events = await items<Event>(cluster, 'events', `--namespace=${namespace}`, '--sort-by=.lastTimestamp');
  const warnings = events
    .filter(({ type }) => type === 'Warning')
    .slice(-5)
    .map(({ involvedObject: { kind, name }, reason, message }) => `  ${kind} '${name}': ${reason}: ${message}`);
  const logs = await Promise.all(
    pods.flatMap((pod) => unready(pod).map((each) => lastLines(cluster, namespace, pod, each))),
  );
  return [...warnings, ...logs.flat()];
}

/** The containers that keep a pod from being ready: of the init containers, only the one whose turn it is. */
export function unready({ status }: Pod): readonly ContainerStatus[] {
  if (status.phase === 'Succeeded') return [];
  const initial = status.initContainerStatuses?.find(({ state }) => state?.terminated?.exitCode !== 0);
  return initial ? [initial] : (status.containerStatuses ?? []).filter(({ ready }) => !ready);
}

async function lastLines(
  cluster: Cluster,
  namespace: string,
  pod: Pod,
  { name, state }: ContainerStatus,
): Promise<string[]> {
  const { reason = 'not ready', message = '' } = state?.waiting ?? {};
  const head = `  pod '${pod.metadata.name}', container '${name}': ${reason}${message === '' ? '' : `: ${message}`}`;
  const text = await kubectl(cluster, [
    'logs',
    `--namespace=${namespace}`,
    `--container=${name}`,
    '--tail=10',
    pod.metadata.name,
  ]).catch(() => '');
  return [
    head,
    ...text
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => `    ${line}`),
  ];
}
