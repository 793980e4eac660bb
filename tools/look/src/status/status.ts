import { applicationState, isDone, type ArgocdApplication } from '@headwater/bootstrap';
import type { Position } from '../git/repository.ts';
import type { Identity } from '../objects/item.ts';
import { imageVersions, type ImageVersions } from './images.ts';
import { isWork, type Pod } from './pod.ts';
import { waiting, type Waiting } from './waiting.ts';

/** What was seen, at one time. */
export interface StatusFacts {
  readonly cluster: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly applications: readonly LiveApplication[];
  /** The Applications that HEAD has, with their waves; the root is one of them. */
  readonly committed: readonly { readonly application: string; readonly wave: number | undefined }[];
  /** Of the platform's namespaces. */
  readonly pods: readonly Pod[];
  /** `<namespace>/<pod>` → the last line of the log that says why it is not ready. */
  readonly lastLines: Readonly<Record<string, string>>;
  /** References of the images that HEAD names. */
  readonly images: readonly string[];
  readonly position: Position;
}

/** More of what Argo CD says of an Application. */
export type LiveApplication = Omit<ArgocdApplication, 'status'> & {
  readonly status?: Omit<ArgocdStatus, 'resources'> & {
    readonly health?: { readonly lastTransitionTime?: string };
    readonly operationState?: { readonly finishedAt?: string };
    readonly resources?: readonly LiveResource[];
  };
};

type ArgocdStatus = NonNullable<ArgocdApplication['status']>;

export interface LiveResource {
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
  readonly hook?: boolean;
  readonly requiresPruning?: boolean;
}

export interface Status {
  readonly cluster: string;
  readonly healthy: boolean;
  readonly applications: readonly ApplicationStatus[];
  /** Pods that are not ready. */
  readonly pods: readonly PodStatus[];
  /** Objects that are not what Git says, as Argo CD sees it. */
  readonly drift: readonly Drift[];
  readonly images: readonly ImageVersions[];
  readonly position: Position;
}

export interface ApplicationStatus {
  readonly name: string;
  readonly wave?: number;
  readonly sync: string;
  readonly health: string;
  readonly revision: string;
  /** Since when its health is what it is, in milliseconds since 1970. */
  readonly since?: number;
  readonly done: boolean;
  /** In Argo CD's words; empty where it says nothing. */
  readonly reason: string;
}

export interface PodStatus extends Omit<Waiting, 'logs'> {
  readonly namespace: string;
  readonly name: string;
  readonly lastLine?: string;
  /** Whether it belongs to what runs on the platform, instead of the platform. */
  readonly work: boolean;
}

export interface Drift extends Identity {
  readonly application: string;
  /** Live, and not in Git. */
  readonly extraneous: boolean;
}

/** What a person wants to know first of a platform that runs. */
export function statusOf(facts: StatusFacts): Status {
  const missing = facts.committed.filter(
    ({ application }) => !facts.applications.some(({ metadata }) => metadata.name === application),
  );
  const applications = [...facts.applications.map(applicationStatus), ...missing.map(notCreated)].sort(
    (a, b) => (a.wave ?? -1000) - (b.wave ?? -1000) || (a.name < b.name ? -1 : 1),
  );
  const pods = facts.pods.flatMap((pod) => podStatus(pod, facts));
  return {
    cluster: facts.cluster,
    healthy: applications.every(({ done }) => done) && pods.every(({ work }) => work),
    applications,
    pods,
    drift: facts.applications.flatMap(driftOf),
    images: imageVersions(facts.pods, facts.images),
    position: facts.position,
  };
}

function applicationStatus(application: LiveApplication): ApplicationStatus {
  const state = applicationState(application);
  const { health, operationState } = application.status ?? {};
  const since = health?.lastTransitionTime ?? operationState?.finishedAt;
  const { name, wave, sync, revision } = state;
  return {
    name,
    ...(wave === undefined ? {} : { wave }),
    sync,
    health: state.health,
    revision,
    ...(since === undefined ? {} : { since: Date.parse(since) }),
    done: isDone(state),
    reason: isDone(state) ? '' : state.reason,
  };
}

const notCreated = ({ application, wave }: StatusFacts['committed'][number]): ApplicationStatus => ({
  name: application,
  ...(wave === undefined ? {} : { wave }),
  sync: 'Missing',
  health: 'Missing',
  revision: '',
  done: false,
  reason: 'not created yet: HEAD is not live, or an earlier wave is not healthy',
});

function podStatus(pod: Pod, { at, lastLines }: StatusFacts): PodStatus[] {
  const why = waiting(pod, at);
  if (!why) return [];
  const { logs: _logs, ...reason } = why;
  const { namespace, name } = pod.metadata;
  const lastLine = lastLines[`${namespace}/${name}`];
  return [{ namespace, name, ...reason, ...(lastLine ? { lastLine } : {}), work: isWork(pod) }];
}

const driftOf = ({ metadata, status }: LiveApplication): Drift[] =>
  (status?.resources ?? [])
    .filter((each) => each.status === 'OutOfSync')
    .map(({ group = '', kind, namespace = '', name, requiresPruning = false }) => ({
      application: metadata.name,
      group,
      kind,
      namespace,
      name,
      extraneous: requiresPruning,
    }));
