/** The repository that Argo CD tracks, and the environment of it that one cluster runs. */
export interface Tracking {
  readonly environment: string;
  readonly repository: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

/** Argo CD's name for the cluster that it runs in. */
export const thisCluster = 'https://kubernetes.default.svc';

/** The namespace of Argo CD, and so of every Application and AppProject. */
export const argocdNamespace = 'cicd';
