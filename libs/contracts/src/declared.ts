import type { FederatedAccount } from './workload-identity.ts';

/**
 * What the wiring knows and no manifest can say: `argocd/<environment>/declared.yaml`.
 * It is rendered beside the manifests, so that the integrity check needs nothing but committed files.
 */
export interface Declared {
  readonly environment: string;
  readonly capacity: Capacity;
  /** Application → the Applications that must be healthy before it. */
  readonly after: Readonly<Record<string, readonly string[]>>;
  readonly flows: readonly DeclaredFlow[];
  /** Objects that exist only once the platform runs. */
  readonly runtime: readonly RuntimeObject[];
  /** Pods that no manifest holds: those that come and go with the work, at their usual size, and those of a chart. */
  readonly transient: readonly TransientPods[];
  /** How many connections a database outside of the cluster allows the platform. */
  readonly databaseConnections?: number;
  /** The ServiceAccounts that Azure has to know; none where it is not Azure. */
  readonly federated?: readonly FederatedAccount[];
}

/** What one node offers to pods, as Kubernetes quantities. */
export interface Capacity {
  readonly cpu: string;
  readonly memory: string;
}

export interface DeclaredFlow {
  readonly from: DeclaredEnd;
  readonly to: DeclaredEnd;
  /** None where the end brings its own: the API server. */
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
}

export type DeclaredEnd =
  | { readonly namespace: string; readonly pods: Readonly<Record<string, string>> }
  /** `host:port`, and the address range in which it is, where that is known. */
  | { readonly outside: string; readonly cidr?: string }
  | 'kubernetes-api';

export interface RuntimeObject {
  readonly kind: string;
  /** None for objects of the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
  /** Who makes it: `headwater up`, `a person`, or an Application by its name. */
  readonly madeBy: string;
  /** The keys of a Secret or ConfigMap. */
  readonly keys?: readonly string[];
  /** `namespace/name` of the Secret that it mirrors. */
  readonly copyOf?: string;
  /** Whether the platform also works without it. */
  readonly optional?: true;
}

export interface TransientPods {
  readonly name: string;
  readonly namespace: string;
  readonly count: number;
  readonly requests: Capacity;
  /** By which Services select those that stay. */
  readonly labels?: Readonly<Record<string, string>>;
}
