import type { Environment } from '@headwater/environment';
import { parseQuantity } from '@headwater/k8s';
import { mountOf } from './mount.ts';

/** The node as the environment describes it, in minikube's units. */
export interface Wanted {
  /** `1.34`: minikube takes its newest patch. */
  readonly kubernetes: string;
  readonly cpus: number;
  /** In MiB. */
  readonly memory: number;
  /** `<folder of this machine>:<folder of the node>`. */
  readonly mount?: string;
}

export interface Place {
  /** The folder of the repository. */
  readonly root: string;
  /** Where the kubeconfig is kept, and what else one cluster has. */
  readonly state: string;
}

export function wantedNode(environment: Environment, place: Place): Wanted {
  const { version, node } = environment.kubernetes;
  const mount = mountOf(environment, place);
  return {
    kubernetes: version,
    cpus: Math.ceil(parseQuantity(node.cpu)),
    memory: Math.ceil(parseQuantity(node.memory) / 1024 ** 2),
    ...(mount === undefined ? {} : { mount }),
  };
}
