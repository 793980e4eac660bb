import type { Namespace } from '@headwater/contracts';
import type { Resource, Workload } from '@headwater/k8s';
import { withConfigHashes } from './config-hash.ts';
import { withProtection } from './protection.ts';

/** Where the objects of an Application come from: files of this repository, a pinned path of another one, or a chart. */
export type Source =
  | { readonly kind: 'manifests'; readonly resources: readonly Resource[] }
  | ({ readonly kind: 'upstream' } & Upstream)
  | ({ readonly kind: 'chart' } & Chart);

/** A pinned folder of somebody else's repository. */
export interface Upstream {
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
  /** The files of it that are applied; all of them, or what kustomize makes of it, where it names none. */
  readonly files?: readonly string[];
}

/** A pinned chart of Helm, which Argo CD renders. */
export interface Chart {
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** What it is told, instead of its own values. */
  readonly values: object;
  /** What it runs, which no committed file says. */
  readonly pods: readonly ChartPods[];
}

export interface ChartPods {
  readonly workload: Workload<Namespace>;
  /** Of each of its pods, as Kubernetes quantities. */
  readonly requests: { readonly cpu: string; readonly memory: string };
}

/** An object that exists once the Application is synced, although no committed file says so. */
export interface Provided {
  readonly kind: string;
  readonly name: string;
  /** None for objects of the whole cluster. */
  readonly namespace?: Namespace;
  /** Of a Secret or ConfigMap. */
  readonly keys?: readonly string[];
}

export interface Application {
  readonly name: string;
  readonly namespace: Namespace;
  /** The folder below `manifests/<environment>/<namespace>`. */
  readonly folder: string;
  /** The project that describes it: `libs/airflow`. */
  readonly component: string;
  readonly source: Source;
  readonly provides: readonly Provided[];
  /** Names of the Applications that must be healthy first. */
  readonly after: readonly string[];
  /** Apply on the server: for objects beyond the size of an annotation, and for fields that others own. */
  readonly serverSideApply: boolean;
}

/** Something that an Application uses of another one. */
export interface Need {
  readonly application: string;
}

interface Options {
  readonly name: string;
  readonly namespace: Namespace;
  /** Where it isn't `libs/<name>`. */
  readonly component?: string;
  /** Where it isn't the name. */
  readonly folder?: string;
  readonly provides?: readonly Provided[];
  readonly serverSideApply?: boolean;
}

/**
 * An Application of our own manifests. What it needs of others it can only get from `needs`,
 * so the order of the sync follows from the wiring and can't be forgotten.
 */
export const application = <Needs extends Readonly<Record<string, Need>>>(
  options: Options,
  needs: Needs,
  component: (needs: Needs) => readonly Resource[],
): Application => ({
  ...shared(options, Object.values(needs)),
  source: { kind: 'manifests', resources: withProtection(withConfigHashes(component(needs))) },
});

/** An Application of a pinned folder of somebody else's repository. */
export const upstreamApplication = (options: Options, source: Upstream): Application => ({
  ...shared(options, []),
  source: { kind: 'upstream', ...source },
});

/** An Application of a pinned chart, after what it needs of others. */
export const chartApplication = (
  options: Options,
  needs: Readonly<Record<string, Need>>,
  source: Chart,
): Application => ({
  ...shared(options, Object.values(needs)),
  source: { kind: 'chart', ...source },
});

/** The Application that makes a namespace, before anything else in it. */
export const foundationApplication = (namespace: Namespace, resources: readonly Resource[]): Application =>
  application({ name: foundationOf(namespace), namespace, folder: 'foundation', component: 'libs/foundation' }, {}, () => resources);

const foundationOf = (namespace: Namespace): string => `${namespace}-foundation`;

function shared(options: Options, needs: readonly Need[]): Omit<Application, 'source'> {
  const { name, namespace, component = `libs/${name}`, folder = name, provides = [], serverSideApply = false } = options;
  const foundation = foundationOf(namespace);
  const after = new Set([...(name === foundation ? [] : [foundation]), ...needs.map((need) => need.application)]);
  after.delete(name);
  return { name, namespace, folder, component, provides, serverSideApply, after: [...after].sort() };
}
