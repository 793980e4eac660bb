import { setTimeout } from 'node:timers/promises';
import { ClusterError, exists, kubectl, type Cluster } from '@headwater/bootstrap';
import { againName, jobAgain, type JobObject } from './job-again.ts';
import type { Step } from './step.ts';

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** Runs once more what the Job ran, and waits for its end. Throws a ClusterError where it fails; its pods stay then. */
export async function runAgain(
  cluster: Cluster,
  { namespace, name, arguments: parameters }: Extract<Step, { kind: 'job' }>,
  timeout: number,
): Promise<void> {
  const within = `--namespace=${namespace}`;
  if (!(await exists(cluster, 'job', name, within))) {
    throw new ClusterError(
      `there is no Job '${name}' in namespace '${namespace}' to run again; sync its Application first`,
    );
  }
  const again = againName(name);
  const remove = () => kubectl(cluster, ['delete', 'job', again, within, '--ignore-not-found', '--wait']);
  // one of an interrupted rotation may have read the values before
  await remove();
  const job = JSON.parse(await kubectl(cluster, ['get', 'job', name, within, '--output=json'])) as JobObject;
  await kubectl(cluster, ['create', '--filename=-'], JSON.stringify(jobAgain(job, parameters)));
  const end = performance.now() + timeout * 1000;
  for (;;) {
    const text = await kubectl(cluster, ['get', 'job', again, within, '--output=json']);
    const { status } = JSON.parse(text) as { status?: { conditions?: readonly Condition[] } };
    const is = (type: string) => status?.conditions?.some((each) => each.type === type && each.status === 'True');
    if (is('Complete')) break;
    if (is('Failed') || performance.now() > end) {
      const state = is('Failed') ? 'failed' : `has not ended after ${timeout} s`;
      throw new ClusterError(
        `Job '${namespace}/${again}' ${state}; see ./headwater kubectl logs ${within} job/${again}, and run this again`,
      );
    }
    await setTimeout(1000);
  }
  await remove();
}
