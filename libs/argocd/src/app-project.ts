import type { Namespace } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { Application } from './application.ts';
import { cascade } from './application-resource.ts';
import { argocdNamespace, thisCluster, type Tracking } from './tracking.ts';

/** `argoproj.io/v1alpha1` AppProject, as far as this repository writes it. */
export interface AppProjectResource extends Resource {
  readonly spec: {
    readonly description: string;
    readonly sourceRepos: readonly string[];
    readonly destinations: readonly { readonly server: string; readonly namespace: string }[];
    readonly clusterResourceWhitelist: readonly ClusterResource[];
  };
}

interface ClusterResource {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * What the Applications of `namespace` may do, which is what they do: their repositories, their namespace,
 * and by name the objects of the whole cluster that they render or bring.
 */
export function appProject(namespace: Namespace, all: readonly Application[], tracking: Tracking): AppProjectResource {
  const applications = all.filter((application) => application.namespace === namespace);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: namespace,
      namespace: argocdNamespace,
      // before every Application: one without its project is refused
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
      // and after them when it goes: Argo CD deletes nothing of an Application whose project is gone
      ...cascade,
    },
    spec: {
      description: `What runs in namespace ${namespace}`,
      sourceRepos: unique([tracking.repository, ...applications.flatMap(upstreamRepository)]),
      destinations: [{ server: thisCluster, namespace }],
      clusterResourceWhitelist: applications.flatMap(clusterResources).sort(byKindAndName),
    },
  };
}

const upstreamRepository = ({ source }: Application): string[] =>
  source.kind === 'manifests' ? [] : [source.repository];

function clusterResources({ source, provides }: Application): ClusterResource[] {
  const rendered = source.kind === 'manifests' ? source.resources.filter(isOfCluster) : [];
  return [
    ...rendered.map(({ apiVersion, kind, metadata }) => ({
      group: apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
      kind,
      name: metadata?.name ?? '',
    })),
    ...provides
      .filter((provided) => provided.namespace === undefined)
      .map(({ kind, name }) => ({ group: groups[kind] ?? '', kind, name })),
  ];
}

/** The API groups of what upstream sources bring for the whole cluster. */
const groups: Readonly<Record<string, string>> = {
  ClusterRole: 'rbac.authorization.k8s.io',
  ClusterRoleBinding: 'rbac.authorization.k8s.io',
  CustomResourceDefinition: 'apiextensions.k8s.io',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io',
};

// a Kustomization is read by Argo CD and never reaches the cluster
const isOfCluster = ({ kind, metadata }: Resource): boolean =>
  metadata?.namespace === undefined && kind !== 'Kustomization';

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const byKindAndName = (a: ClusterResource, b: ClusterResource): number =>
  a.kind < b.kind || (a.kind === b.kind && a.name < b.name) ? -1 : 1;
