import type { Facts } from '@headwater/minikube';
import type { Choice } from './choice.ts';

/** What a machine can have: minikube, else the sandbox, else something to install. */
export async function choiceFor(facts: Facts): Promise<Choice | { readonly install: string }> {
  const { driverOf } = await import('@headwater/minikube');
  const driver = driverOf(facts);
  const root = facts.platform === 'linux' && facts.root;
  // minikube starts no container for root
  if (facts.minikube !== undefined && driver !== undefined && (driver === 'own' || !root)) return { kind: 'minikube' };
  if (root) return { kind: 'sandbox' };
  const minikube = facts.minikube === undefined ? ['install minikube (https://minikube.sigs.k8s.io/docs/start/)'] : [];
  return { install: [...minikube, ...(driver === undefined ? [engine(facts)] : [])].join(' and ') };
}

const engine = ({ docker, podman }: Facts): string => {
  if (docker) return `start Docker, which does not answer (${docker.said})`;
  if (podman) return `start Podman, which does not answer (${podman.said})`;
  return 'install Docker (https://docs.docker.com/get-docker/)';
};
