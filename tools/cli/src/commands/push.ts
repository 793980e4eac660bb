import { changedPaths, committedApplications, push as pushHead, refuseUncommitted } from '@headwater/bootstrap';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { gitServer } from '../git-server.ts';
import { progress } from '../progress.ts';
import { reachedBy } from '../reached-by.ts';
import { root } from '../repository.ts';
import { settle } from '../settle.ts';
import { running } from '../without/checkout.ts';

export interface PushOptions extends ClusterOptions {
  readonly environment: string;
  readonly timeout: number;
  /** False where somebody else looks after what becomes of it. */
  readonly wait: boolean;
  readonly output: 'text' | 'json';
}

/** Gives HEAD to the Git server in the cluster, and waits until what it changes is live. */
export async function push({ environment: name, timeout, wait, output, ...which }: PushOptions): Promise<void> {
  const cluster = await theCluster(which);
  await refuseUncommitted({ root, environment: name });
  const { checkout, environment } = await running(name, which);
  const shown = progress();
  const pushed = await pushHead(checkout.root, await gitServer(cluster, environment));
  if (pushed.before === pushed.after) shown.line(`${pushed.after.slice(0, 10)} is there already`);
  else shown.line(`pushed ${pushed.after.slice(0, 10)}`);
  if (!wait) return;
  const reached = reachedBy(await changedPaths(checkout.root, pushed), name, committedApplications(checkout));
  const revision = { commit: pushed.after, of: reached };
  const settled = await settle(cluster, checkout, shown, { timeout, since: 0, revision });
  if (output === 'json') {
    const result = { ...pushed, reached: [...reached], seconds: shown.seconds(), ...settled };
    console.log(JSON.stringify(result, null, 2));
  }
}
