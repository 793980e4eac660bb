import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';

const everything: IPolicyRule = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };

const read = ['get', 'list', 'watch'];

/**
 * What the ClusterRoles allow that every cluster has for people, as far as programs ask for it. What `admin` and `edit`
 * leave out hardly matters: `permission-too-wide` refuses them.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export const builtInClusterRoles: Readonly<Record<string, readonly IPolicyRule[]>> = {
  'cluster-admin': [everything],
  admin: [everything],
  edit: [everything],
  view: [
    {
      apiGroups: [''],
      resources: [
        'configmaps',
        'events',
        'namespaces',
        'persistentvolumeclaims',
        'pods',
        'pods/log',
        'pods/status',
        'resourcequotas',
        'services',
      ],
      verbs: read,
    },
    {
      apiGroups: ['apps', 'autoscaling', 'batch', 'discovery.k8s.io', 'networking.k8s.io', 'policy'],
      resources: ['*'],
      verbs: read,
    },
  ],
};

/** Whether every cluster has ClusterRole `name`. */
export const isBuiltInClusterRole = (name: string): boolean =>
  name in builtInClusterRoles || name.startsWith('system:');
