import type { Application } from '@headwater/argocd';
import type { Resource } from '@headwater/k8s';
import { autoscaler } from './autoscaler.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { platformPriority } from './priority-class.ts';
import { scaled, twice } from './replicas.ts';
import { isReplicated, withPods, type Replicated } from './replicated.ts';
import { spread } from './spread.ts';

/** What is read of an environment. */
interface Available {
  readonly availability: { readonly kind: 'one-node' | 'zones' };
}

type Compose<E> = (environment: E) => Application[];

// cluster-wide objects of the platform itself are this one's
const first = 'management-foundation';

/** The Applications of a namespace, as they are where a node may be lost without anybody noticing. */
export const available =
  <E extends Available>(compose: Compose<E>): Compose<E> =>
  (environment) => {
    const applications = compose(environment);
    return environment.availability.kind === 'zones' ? applications.map(lasting) : applications;
  };

function lasting(application: Application): Application {
  const { source, name } = application;
  const own = name === first ? [platformPriority as Resource] : [];
  return {
    ...application,
    // a pod of a priority that is not there yet is refused
    after: name === first ? application.after : [...new Set([...application.after, first])].sort(),
    source:
      source.kind === 'manifests'
        ? { ...source, resources: [...own, ...source.resources.flatMap(lastingResource)] }
        : source,
  };
}

/** The resource, and what looks after its pods. */
function lastingResource(resource: Resource): Resource[] {
  const important = withPods(resource, { priorityClassName: platformPriority.metadata!.name! });
  if (!isReplicated(important)) return [important];
  const replicated = twice.includes(nameOf(important)) ? withReplicas(important, 2) : important;
  const { replicas = 1 } = replicated.spec!;
  if (replicas < 2) return [replicated];
  const apart = withPods(replicated, { topologySpreadConstraints: spread(replicated) });
  const most = scaled[nameOf(replicated)];
  return most === undefined
    ? [apart, disruptionBudget(replicated)]
    : [withoutReplicas(apart), disruptionBudget(replicated), autoscaler(replicated, most)];
}

const nameOf = ({ metadata }: Replicated): string => metadata?.name ?? '';

const withReplicas = <R extends Replicated>(resource: R, replicas: number): R => ({
  ...resource,
  spec: { ...resource.spec!, replicas },
});

/** Who scales it decides how many there are: Git would take it back. */
function withoutReplicas<R extends Replicated>(resource: R): R {
  const { replicas: _, ...spec } = resource.spec!;
  return { ...resource, spec };
}
