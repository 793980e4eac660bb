import { ClusterError, items, kubectl, type Cluster } from '@headwater/bootstrap';
import type { PodObject } from './passing-pods.ts';
import type { Restartable } from './step.ts';

/**
 * Replaces the pods of all these at the same time, as their own strategies say, and waits until the new ones are ready.
 * What marks a restart is no part of the manifests, and Argo CD leaves it; were it taken back, the old pods would
 * still be there, and are deleted then.
 */
export async function restart(cluster: Cluster, workloads: readonly Restartable[], timeout: number): Promise<void> {
  const before = await Promise.all(workloads.map((workload) => podsOf(cluster, workload)));
  for (const { namespace, kind, name } of workloads) {
    await kubectl(cluster, ['rollout', 'restart', `--namespace=${namespace}`, `${kind}/${name}`.toLowerCase()]);
  }
  await Promise.all(
    workloads.map(async (workload, index) => {
      await ready(cluster, workload, timeout);
      const old = new Set(before[index]!.map(({ metadata }) => metadata.uid));
      const kept = (await podsOf(cluster, workload)).filter(
        ({ metadata }) => old.has(metadata.uid) && metadata.deletionTimestamp === undefined,
      );
      for (const { metadata } of kept) {
        await kubectl(cluster, [
          'delete',
          'pod',
          metadata.name,
          `--namespace=${metadata.namespace}`,
          '--wait',
          '--ignore-not-found',
        ]);
        await ready(cluster, workload, timeout);
      }
    }),
  );
}

async function ready(cluster: Cluster, { namespace, kind, name }: Restartable, timeout: number): Promise<void> {
  const target = `${kind}/${name}`.toLowerCase();
  await kubectl(cluster, ['rollout', 'status', `--namespace=${namespace}`, target, `--timeout=${timeout}s`]).catch(
    () => {
      throw new ClusterError(
        `${kind} '${namespace}/${name}' is not ready ${timeout} s after its restart; see ./headwater kubectl describe --namespace=${namespace} ${target}, and run this again`,
      );
    },
  );
}

async function podsOf(cluster: Cluster, { namespace, kind, name }: Restartable): Promise<PodObject[]> {
  const text = await kubectl(cluster, ['get', kind.toLowerCase(), name, `--namespace=${namespace}`, '--output=json']);
  const { spec } = JSON.parse(text) as { spec: { selector: { matchLabels: Record<string, string> } } };
  const selector = Object.entries(spec.selector.matchLabels).map((label) => label.join('='));
  return items<PodObject>(cluster, 'pods', `--namespace=${namespace}`, `--selector=${selector.join(',')}`);
}
