import { setTimeout } from 'node:timers/promises';
import { applicationState, isDone, type ApplicationState, type ArgocdApplication } from './application-state.ts';
import type { Cluster } from './cluster.ts';
import { items, kubectl } from './kubectl.ts';

export interface Wait {
  /** Those that must be done; the root is one of them. */
  readonly applications: readonly string[];
  /** The commit that some of them must have been compared with. */
  readonly revision?: { readonly commit: string; readonly of: ReadonlySet<string> };
  /** What was compared before then, in milliseconds since 1970, does not count: the cluster may have changed. */
  readonly since: number;
  /** In seconds. */
  readonly timeout: number;
  /** Called about once a second with all that Argo CD knows. */
  readonly seen: (states: readonly ApplicationState[]) => void;
}

export interface Outcome {
  readonly done: boolean;
  readonly states: readonly ApplicationState[];
}

// how long Argo CD may leave an Application as it is before it is asked to look again: by itself it does after minutes
const patience = 5_000;

/** Waits until every Application is synced and healthy, or the time is over. */
export async function synchronized(cluster: Cluster, wait: Wait): Promise<Outcome> {
  const end = performance.now() + wait.timeout * 1000;
  const asked = new Map<string, number>();
  for (;;) {
    const states = await applicationStates(cluster);
    wait.seen(states);
    const pending = wait.applications.filter((name) => !isFinished(states, name, wait));
    if (pending.length === 0) return { done: true, states };
    if (performance.now() > end) return { done: false, states };
    await urgeStale(
      cluster,
      states.filter(({ name }) => pending.includes(name)),
      asked,
    );
    await setTimeout(1000);
  }
}

export async function applicationStates(cluster: Cluster): Promise<ApplicationState[]> {
  const applications = await items<ArgocdApplication>(cluster, 'applications.argoproj.io', '--namespace=cicd');
  return applications.map(applicationState);
}

function isFinished(states: readonly ApplicationState[], name: string, { revision, since }: Wait): boolean {
  const state = states.find((each) => each.name === name);
  if (!state || !isDone(state) || state.comparedAt < since) return false;
  return !revision?.of.has(name) || state.revision === revision.commit;
}

/** Does for Applications that stand still what a person would do: press Refresh, or Sync where Argo CD gave up. */
async function urgeStale(
  cluster: Cluster,
  states: readonly ApplicationState[],
  asked: Map<string, number>,
): Promise<void> {
  const now = performance.now();
  const stale = states.filter(({ name, operating }) => {
    if (!asked.has(name)) asked.set(name, now);
    return !operating && now - (asked.get(name) as number) > patience;
  });
  if (stale.length === 0) return;
  for (const { name } of stale) asked.set(name, now);
  // it does not try again by itself, also where the commit has been another one since
  const given = stale.filter(({ sync, failed, revision }) => sync === 'OutOfSync' && failed && failed !== revision);
  for (const { name } of given) await sync(cluster, name);
  const others = stale.filter((state) => !given.includes(state)).map(({ name }) => name);
  if (others.length > 0) await refresh(cluster, others);
}

const sync = (cluster: Cluster, application: string): Promise<string> => {
  const operation = { initiatedBy: { username: 'headwater' }, sync: {}, retry: { limit: 2 } };
  const patch = JSON.stringify({ operation });
  return kubectl(cluster, [
    'patch',
    '--namespace=cicd',
    'applications.argoproj.io',
    application,
    '--type=merge',
    `--patch=${patch}`,
  ]);
};

/** Asks Argo CD to compare these Applications with Git at once. */
export const refresh = (cluster: Cluster, applications: readonly string[]): Promise<string> =>
  kubectl(cluster, [
    'annotate',
    '--namespace=cicd',
    '--overwrite',
    'applications.argoproj.io',
    ...applications,
    'argocd.argoproj.io/refresh=normal',
  ]);
