import type { IContainerStatus, IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { ourPods, statuses } from '../pods.ts';

interface Failing {
  readonly pod: IPod;
  readonly container: IContainerStatus;
  /** The last lines of its last attempt. */
  readonly log: readonly string[];
}

export const containers = clusterCheck<readonly Failing[]>({
  name: 'containers',
  looksAt: 'containers that end again and again, with their last lines, and those that can’t be made',
  mendedBy: 'what the last lines name',
  collect: async (cluster) => {
    const failing = (await ourPods(cluster)).flatMap((pod) =>
      statuses(pod)
        .filter(({ state }) => states.has(state?.waiting?.reason ?? ''))
        .map((container) => ({ pod, container })),
    );
    return Promise.all(failing.map(async (each) => ({ ...each, log: await lastLines(cluster, each) })));
  },
  findings: containerFindings,
});

const states = new Set(['CrashLoopBackOff', 'CreateContainerConfigError', 'CreateContainerError', 'RunContainerError']);

async function lastLines({ kubectl }: ClusterReader, { pod, container }: Omit<Failing, 'log'>): Promise<string[]> {
  const { namespace, name = '' } = pod.metadata ?? {};
  const parameters = ['logs', `--namespace=${namespace}`, `--container=${container.name}`, '--tail=3', '--previous'];
  // one that never ran has no log
  const text = await kubectl([...parameters, name]).catch(() => '');
  return text.split('\n').filter((line) => line.trim() !== '');
}

export function containerFindings(failing: readonly Failing[]): Finding[] {
  return failing.map(({ pod, container: { name, state, lastState, restartCount }, log }) => {
    const { reason, message = '' } = state?.waiting ?? {};
    const { exitCode, reason: ended } = lastState?.terminated ?? {};
    const crashed = reason === 'CrashLoopBackOff';
    const seen = crashed
      ? `has ended ${restartCount} times, with exit code ${exitCode ?? 'unknown'}${ended === 'OOMKilled' ? ' (out of memory)' : ''}${log.length > 0 ? `; its last lines: ${log.join(' | ')}` : ''}`
      : `can’t be made: ${message || reason}`;
    return {
      severity: 'error',
      subject: `container '${name}' of pod '${pathOf(pod)}'`,
      what: seen,
      why: 'the pod is not ready, and what waits for it waits on',
      mend: mend(pod, name, crashed, ended, message),
    };
  });
}

function mend({ metadata }: IPod, container: string, crashed: boolean, ended = '', message = ''): string {
  if (ended === 'OOMKilled')
    return 'raise the memory limit of that container in environments/, then ./headwater render';
  if (/secret|configmap/i.test(message))
    return 'mend the secret or ConfigMap that it names: ./headwater doctor --check secrets, --check mirrors';
  const previous = crashed ? ' --previous' : '';
  return `${kubectlCommand(`logs ${metadata?.name} --namespace=${metadata?.namespace} --container=${container}${previous}`)} shows the rest`;
}
