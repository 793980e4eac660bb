import type { Facts } from './facts.ts';

/** What the node will be: a container of an engine, or what minikube finds by itself. */
export type Driver = 'docker' | 'podman' | 'own';

/**
 * The driver to use, in minikube's own order of preference; undefined where it would find none.
 * Source: https://minikube.sigs.k8s.io/docs/drivers/
 */
export function driverOf(facts: Facts): Driver | undefined {
  if (facts.chosenDriver === 'docker' || facts.chosenDriver === 'podman') {
    return facts[facts.chosenDriver]?.running ? facts.chosenDriver : undefined;
  }
  if (facts.chosenDriver !== undefined) return 'own';
  if (facts.docker?.running) return 'docker';
  if (facts.podman?.running) return 'podman';
  return facts.platform === 'darwin' && facts.hypervisors.length > 0 ? 'own' : undefined;
}

/**
 * Whether minikube refuses this person: it starts containers for root with --force only.
 * Source: https://minikube.sigs.k8s.io/docs/drivers/docker/
 */
export const refusesRoot = ({ root, platform }: Facts): boolean => root && platform === 'linux';
