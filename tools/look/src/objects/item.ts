/** Any object of Kubernetes. */
export interface Item {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** By what an object is found: not by its version, which is only a way to look at it. */
export interface Identity {
  readonly group: string;
  readonly kind: string;
  /** Empty for objects of the whole cluster. */
  readonly namespace: string;
  readonly name: string;
}

export const identityOf = ({ apiVersion, kind, metadata: { namespace = '', name } }: Item): Identity => ({
  group: apiVersion.includes('/') ? apiVersion.split('/')[0]! : '',
  kind,
  namespace,
  name,
});

export const keyOf = ({ group, kind, namespace, name }: Identity): string => `${group}/${kind}/${namespace}/${name}`;

/** As sentences call it: `Deployment 'airflow-scheduler' of orchestrator`. */
export const titleOf = ({ kind, namespace, name }: Pick<Identity, 'kind' | 'namespace' | 'name'>): string =>
  `${kind} '${name}'${namespace === '' ? '' : ` of ${namespace}`}`;

/** A value somewhere inside of an object; undefined where the way there ends. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined,
    value,
  );

/** Made anew by each sync, and no part of what is compared: https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/ */
export const isHook = ({ metadata: { annotations } }: Item): boolean =>
  annotations?.['argocd.argoproj.io/hook'] !== undefined;
