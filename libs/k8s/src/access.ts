import type {
  IClusterRole,
  IClusterRoleBinding,
  IPolicyRule,
  IRole,
  IRoleBinding,
} from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IServiceAccount } from 'kubernetes-models/v1';
import type { ServiceAccountRef } from './refs.ts';

const apiVersion = 'rbac.authorization.k8s.io/v1';
const apiGroup = 'rbac.authorization.k8s.io';

/** A ServiceAccount whose token a pod gets only where its own spec asks for it. */
export const serviceAccount = (reference: ServiceAccountRef): IServiceAccount => account(reference, false);

/** A ServiceAccount whose token every pod gets that runs under it: for pods that somebody else makes. */
export const serviceAccountWithToken = (reference: ServiceAccountRef): IServiceAccount => account(reference, true);

const account = ({ namespace, name }: ServiceAccountRef, automountServiceAccountToken: boolean): IServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace },
  automountServiceAccountToken,
});

/** What `subjects` may do in `namespace`: a Role and the RoleBinding that grants it, of one name. */
export const grant = (
  namespace: string,
  name: string,
  rules: readonly IPolicyRule[],
  subjects: readonly ServiceAccountRef[],
): [IRole, IRoleBinding] => [
  { apiVersion, kind: 'Role', metadata: { name, namespace }, rules: [...rules] },
  {
    apiVersion,
    kind: 'RoleBinding',
    metadata: { name, namespace },
    roleRef: { apiGroup, kind: 'Role', name },
    subjects: subjects.map(subject),
  },
];

/** What `subjects` may do in the whole cluster: for kinds that have no namespace, or for controllers of all of them. */
export const grantCluster = (
  name: string,
  rules: readonly IPolicyRule[],
  subjects: readonly ServiceAccountRef[],
): [IClusterRole, IClusterRoleBinding] => [
  { apiVersion, kind: 'ClusterRole', metadata: { name }, rules: [...rules] },
  {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup, kind: 'ClusterRole', name },
    subjects: subjects.map(subject),
  },
];

/** One rule of a Role, in the order in which people say it: these verbs, on these resources, of this API group. */
export const allow = (verbs: readonly string[], resources: readonly string[], group = ''): IPolicyRule => ({
  apiGroups: [group],
  resources: [...resources],
  verbs: [...verbs],
});

const subject = ({ namespace, name }: ServiceAccountRef) => ({ kind: 'ServiceAccount', name, namespace });
