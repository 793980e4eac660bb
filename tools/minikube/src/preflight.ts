import { ClusterError } from '@headwater/bootstrap';
import type { Environment } from '@headwater/environment';
import { driverOf, refusesRoot } from './driver.ts';
import type { Engine, Facts } from './facts.ts';
import { bindsToNode } from './mount.ts';
import { profileName } from './profile.ts';
import type { Wanted } from './wanted.ts';

/** Why minikube would not work on this machine: each line with the way out. */
export class Unfit extends ClusterError {}

export interface Findings {
  /** What keeps it from working. */
  readonly refusals: readonly string[];
  /** What may go wrong later. */
  readonly warnings: readonly string[];
}

/** The first whose network for containerd knows NetworkPolicies: https://github.com/kubernetes/minikube/blob/master/CHANGELOG.md */
const oldest = '1.34.0';

/** What images, volumes and logs need, in bytes. */
const disk = 25 * 1024 ** 3;

/** What can be said before anything is started. */
export function preflight(facts: Facts, environment: Environment, wanted: Wanted): Findings {
  const driver = driverOf(facts);
  const engine = driver === 'docker' || driver === 'podman' ? facts[driver] : undefined;
  return {
    refusals: [
      ...programs(facts),
      ...(driver === undefined ? [noDriver(facts)] : []),
      ...(engine && refusesRoot(facts) ? [asRoot] : []),
      ...(engine ? tooSmall(engine, driver as string, environment, wanted) : []),
      ...nodeName(environment),
    ],
    warnings: [...skew(facts, wanted), ...(engine ? inotify(facts) : [])],
  };
}

function programs({ minikube, kubectl }: Facts): string[] {
  const install = 'install it (https://minikube.sigs.k8s.io/docs/start/)';
  return [
    ...(minikube === undefined ? [`minikube is missing; ${install}`] : []),
    ...(minikube !== undefined && compared(minikube, oldest) < 0
      ? [`minikube ${minikube} is too old, ${oldest} or newer is needed; ${install}`]
      : []),
    ...(kubectl === undefined ? ['kubectl is missing; install it (https://kubernetes.io/docs/tasks/tools/)'] : []),
  ];
}

function noDriver({ docker, podman, platform }: Facts): string {
  const start = platform === 'darwin' ? 'open -a Docker' : 'sudo systemctl start docker';
  if (docker && /permission denied/i.test(docker.said)) {
    return `docker: you may not use it (${docker.said}); sudo usermod -aG docker $USER, then sign in again`;
  }
  if (docker) return `docker: the engine does not answer (${docker.said}); start it: ${start}`;
  if (podman) return `podman: it does not answer (${podman.said}); try podman info`;
  return 'minikube has no driver here; install Docker (https://docs.docker.com/get-docker/)';
}

const asRoot =
  'minikube does not start containers for root; run this as another user, of the group docker, or choose --cluster sandbox';

function tooSmall(engine: Engine, name: string, environment: Environment, wanted: Wanted): string[] {
  const file = `environments/${environment.name}.yaml`;
  const more = 'give it more (in Docker Desktop under Settings, Resources), or the node less';
  const memory = Math.floor(engine.memory / 1024 ** 2);
  return [
    ...(memory < wanted.memory
      ? [`${name} has ${memory} MiB of memory, and kubernetes.node.memory of ${file} is ${wanted.memory}; ${more}`]
      : []),
    ...(engine.cpus < wanted.cpus
      ? [`${name} has ${engine.cpus} CPUs, and kubernetes.node.cpu of ${file} is ${wanted.cpus}; ${more}`]
      : []),
    ...(engine.disk !== undefined && engine.disk < disk
      ? [
          `${name} has ${gibibytes(engine.disk)} GiB of disk left, and ${gibibytes(disk)} are needed; ${name} system prune`,
        ]
      : []),
  ];
}

const gibibytes = (bytes: number): number => Math.floor(bytes / 1024 ** 3);

/** Source: https://github.com/kubernetes/minikube/blob/master/pkg/minikube/config/profile.go (MachineName) */
const nodeName = ({ name, kubernetes, ...environment }: Environment): string[] =>
  bindsToNode(environment) && kubernetes.node.name !== profileName
    ? [
        `environments/${name}.yaml: kubernetes.node.name is '${kubernetes.node.name}', and minikube calls the node as its profile, '${profileName}': volumes in folders of the node would never be bound; change the name, render and commit`,
      ]
    : [];

/** Source: https://kubernetes.io/releases/version-skew-policy/#kubectl */
function skew({ kubectl }: Facts, { kubernetes }: Wanted): string[] {
  const minor = (version: string): number => Number(version.split('.')[1]);
  if (kubectl === undefined || Math.abs(minor(kubectl) - minor(kubernetes)) <= 1) return [];
  return [
    `kubectl ${kubectl} is more than one minor version away from Kubernetes ${kubernetes}, which is not supported; install kubectl ${kubernetes} (https://kubernetes.io/docs/tasks/tools/)`,
  ];
}

/** Source: https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files */
const needed = { instances: 512, watches: 524288 };

function inotify({ inotify: limits, platform }: Facts): string[] {
  if (!limits || platform !== 'linux') return [];
  const { instances, watches } = limits;
  if (instances >= needed.instances && watches >= needed.watches) return [];
  return [
    `the kernel allows ${instances} inotify instances and ${watches} watches, which pods share: some may end with 'too many open files'; sudo sysctl fs.inotify.max_user_instances=${needed.instances} fs.inotify.max_user_watches=${needed.watches}`,
  ];
}

const compared = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
