/** A Service of the cluster, as a person on this machine wants to reach it. */
export interface Target {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
}

/** The way to a cluster: everything that differs between one on a laptop and one somewhere else. */
export interface Cluster {
  /** As messages call it: `the sandbox`, `minikube profile 'headwater'`, `context 'team'`. */
  readonly title: string;
  /** Path of the program. */
  readonly kubectl: string;
  /** Path of the file. */
  readonly kubeconfig: string;
  /** Its context, where that is not the file's current one. */
  readonly context?: string;
  /** When it started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Variables for the programs that fetch upstream repositories: git, and kustomize, which calls it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the Service answers on this machine, at least until this process ends: `127.0.0.1:3000`. */
  readonly reach: (target: Target) => Promise<string>;
  /** Whether that address answers as long as the cluster runs. */
  readonly lasting: boolean;
}

/** What keeps a cluster from becoming the platform, in sentences that say what to do. */
export class ClusterError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ClusterError';
  }
}
