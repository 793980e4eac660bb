import type { Resource } from '@headwater/k8s';
import type { Application } from './application.ts';
import { argocdNamespace, thisCluster, type Tracking } from './tracking.ts';

/** `argoproj.io/v1alpha1` Application, as far as this repository writes it. */
export interface ApplicationResource extends Resource {
  readonly spec: {
    readonly project: string;
    readonly source: ApplicationSource;
    readonly destination: { readonly server: string; readonly namespace: string };
    readonly syncPolicy: object;
    readonly ignoreDifferences?: readonly object[];
  };
}

interface ApplicationSource {
  readonly repoURL: string;
  readonly targetRevision: string;
  /** Of a folder of a repository. */
  readonly path?: string;
  readonly directory?: { readonly include: string };
  /** Of a chart: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/ */
  readonly chart?: string;
  readonly helm?: { readonly releaseName: string; readonly valuesObject: object };
}

/** The committed Application of `application`, which syncs in wave `wave` of the root Application. */
export function applicationResource(application: Application, wave: number, tracking: Tracking): ApplicationResource {
  const { name, namespace, serverSideApply } = application;
  const keeps = bringsDefinitions(application);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: argocdNamespace,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(wave),
        // relative to the path of the source: a push refreshes only the Applications whose files it touches
        'argocd.argoproj.io/manifest-generate-paths': '.',
        ...(serverSideApply ? comparedByServer : {}),
      },
      ...(keeps ? {} : cascade),
    },
    spec: {
      project: namespace,
      source: sourceOf(application, tracking),
      destination: { server: thisCluster, namespace },
      syncPolicy: syncPolicy({ prune: !keeps, options: serverSideApply ? ['ServerSideApply=true'] : [] }),
    },
  };
}

function sourceOf({ source, namespace, folder }: Application, tracking: Tracking): ApplicationResource['spec']['source'] {
  if (source.kind === 'upstream') {
    const { repository, revision, path, files } = source;
    return {
      repoURL: repository,
      targetRevision: revision,
      path,
      // https://argo-cd.readthedocs.io/en/stable/user-guide/directory/#including-only-certain-files
      ...(files ? { directory: { include: `{${files.join(',')}}` } } : {}),
    };
  }
  if (source.kind === 'chart') {
    const { repository, version, chart, values } = source;
    return {
      repoURL: repository,
      targetRevision: version,
      chart,
      helm: { releaseName: chart, valuesObject: values },
    };
  }
  const path = `manifests/${tracking.environment}/${namespace}/${folder}`;
  return { repoURL: tracking.repository, targetRevision: tracking.revision, path };
}

/** With a definition go all objects of its kind: it stays when the Application goes, or upstream drops it. */
const bringsDefinitions = ({ provides }: Application): boolean =>
  provides.some(({ kind }) => kind === 'CustomResourceDefinition');

/**
 * What is applied on the server is compared there, and nothing else is: a field that Git has no more belongs to whoever
 * applied it, and the server finds no difference where that was a client.
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff
 */
const comparedByServer = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };

/** Deleting the Application deletes what it made. */
export const cascade = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };

/** Sync by itself, undo what is changed by hand and, where `prune` says so, remove what Git no longer has. */
export const syncPolicy = ({ prune, options }: { readonly prune: boolean; readonly options: readonly string[] }): object => ({
  automated: { prune, selfHeal: true },
  syncOptions: ['ApplyOutOfSyncOnly=true', 'FailOnSharedResource=true', 'PruneLast=true', ...options],
  // about ten minutes: a first sync waits for images
  // a commit that mends a broken one has to be what is tried next
  retry: { limit: 10, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '2m' } },
});
