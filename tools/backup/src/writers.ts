import { setTimeout } from 'node:timers/promises';
import { ClusterError, items, kubectl, type Cluster } from '@headwater/bootstrap';
import { workloads } from '@headwater/contracts';
import type { Shown } from './shown.ts';

/** An Application whose programs use a database or the object store. */
export interface Writer {
  readonly application: string;
  readonly namespace: string;
  /** `spec.syncPolicy.automated` as Git has it. */
  readonly automated: object | undefined;
}

interface Application {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly status?: { readonly operationState?: { readonly phase?: string } };
}

// on the Application: which backup it is stopped for
const annotation = 'headwater.dev/restoring';

/** The fingerprint of the backup that writers are stopped for, where a restore was interrupted. */
export async function stoppedFor(cluster: Cluster, writers: readonly Writer[]): Promise<string | undefined> {
  const found = (await applications(cluster, writers)).map(({ metadata }) => metadata.annotations?.[annotation]);
  return found.find((each) => each !== undefined);
}

/** Stops the programs, and what they have started: the root Application leaves the pause alone, and so does Argo CD. */
export async function stop(
  cluster: Cluster,
  writers: readonly Writer[],
  fingerprint: string,
  shown: Shown,
): Promise<void> {
  for (const { application } of writers) {
    await patch(cluster, application, {
      metadata: { annotations: { [annotation]: fingerprint } },
      spec: { syncPolicy: { automated: null } },
    });
  }
  // a sync that has begun would start them again
  await until('Argo CD ends its sync', async () =>
    (await applications(cluster, writers))
      .filter(({ status }) => status?.operationState?.phase === 'Running')
      .map(({ metadata }) => metadata.name),
  );
  for (const { application, namespace } of writers) {
    const scale = ['scale', 'deployment,statefulset', `--namespace=${namespace}`, '--replicas=0'];
    await kubectl(cluster, [...scale, `--selector=app.kubernetes.io/name=${application}`]);
  }
  const { driver } = workloads.spark;
  await removeAll(cluster, driver.namespace, 'sparkapplications.sparkoperator.k8s.io', {});
  await removeAll(cluster, driver.namespace, 'pods', { 'spark-role': 'driver' });
  await removeAll(cluster, driver.namespace, 'pods', workloads.taskPod.labels);
  const { worker } = workloads.airflow;
  await removeAll(cluster, worker.namespace, 'pods', worker.labels);
  await until('the programs end', async () => {
    const left = await Promise.all(
      writers.map(({ application, namespace }) =>
        items<{ metadata: { name: string } }>(
          cluster,
          'pods',
          `--namespace=${namespace}`,
          `--selector=app.kubernetes.io/name=${application}`,
          '--field-selector=status.phase!=Succeeded,status.phase!=Failed',
        ),
      ),
    );
    const names = left.flat().map(({ metadata }) => metadata.name);
    if (names.length > 0) shown.current(`waiting for ${names.join(', ')} to end`);
    return names;
  });
}

/** Gives them back to Argo CD, which syncs all of each: migrations run again, and passwords are those of the cluster. */
export async function resume(cluster: Cluster, writers: readonly Writer[]): Promise<void> {
  for (const { application, automated } of writers) {
    await patch(cluster, application, {
      metadata: { annotations: { [annotation]: null } },
      spec: { syncPolicy: { automated: automated ?? null } },
      // by itself it would sync what differs alone, and no Job with it
      operation: { initiatedBy: { username: 'headwater' }, sync: {}, retry: { limit: 5 } },
    });
  }
}

const applications = async (cluster: Cluster, writers: readonly Writer[]): Promise<Application[]> =>
  (await items<Application>(cluster, 'applications.argoproj.io', '--namespace=cicd')).filter(({ metadata }) =>
    writers.some(({ application }) => application === metadata.name),
  );

const patch = (cluster: Cluster, application: string, change: object): Promise<string> =>
  kubectl(cluster, [
    'patch',
    '--namespace=cicd',
    'applications.argoproj.io',
    application,
    '--type=merge',
    `--patch=${JSON.stringify(change)}`,
  ]);

function removeAll(
  cluster: Cluster,
  namespace: string,
  kind: string,
  labels: Readonly<Record<string, string>>,
): Promise<string> {
  const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return kubectl(cluster, [
    'delete',
    kind,
    `--namespace=${namespace}`,
    '--ignore-not-found',
    ...(selector.length === 0 ? ['--all'] : [`--selector=${selector.join(',')}`]),
  ]);
}

/** Asks until nothing is left to wait for. Throws a ClusterError with what is, after three minutes. */
async function until(what: string, waiting: () => Promise<readonly string[]>): Promise<void> {
  const end = performance.now() + 180_000;
  for (;;) {
    const left = await waiting();
    if (left.length === 0) return;
    if (performance.now() > end)
      throw new ClusterError(`${left.join(', ')}: not so after 180 s: ${what}; run this again`);
    await setTimeout(500);
  }
}
