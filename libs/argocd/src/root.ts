import { cascade, syncPolicy, type ApplicationResource } from './application-resource.ts';
import { argocdNamespace, thisCluster, type Tracking } from './tracking.ts';

/** The Application of all Applications: the only one that a person applies by hand. */
export const rootApplication = ({ environment, repository, revision }: Tracking): ApplicationResource => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'root',
    namespace: argocdNamespace,
    annotations: { 'argocd.argoproj.io/manifest-generate-paths': '.' },
    ...cascade,
  },
  spec: {
    project: argocdNamespace,
    source: { repoURL: repository, targetRevision: revision, path: `argocd/${environment}/apps` },
    destination: { server: thisCluster, namespace: argocdNamespace },
    // a person may pause or refresh one Application by hand
    syncPolicy: syncPolicy({ prune: true, options: ['RespectIgnoreDifferences=true'] }),
    ignoreDifferences: [
      {
        group: 'argoproj.io',
        kind: 'Application',
        jsonPointers: ['/spec/syncPolicy/automated', '/metadata/annotations/argocd.argoproj.io~1refresh', '/operation'],
      },
    ],
  },
});
