import type { Manifests } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';
import type { IPolicyRule, IRoleRef, ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { applicationOf } from './application-of.ts';

/** One thing that a service account has to be allowed. */
export interface Permission {
  /** `<namespace>/<name>`. */
  readonly account: string;
  /** Undefined for the whole cluster. */
  readonly namespace: string | undefined;
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  /** The only object that it is about. */
  readonly name?: string;
  /** The Application that grants it. */
  readonly application: string;
}

interface Role extends Resource {
  readonly rules?: readonly IPolicyRule[];
}

interface Binding extends Resource {
  readonly roleRef: IRoleRef;
  readonly subjects?: readonly ISubject[];
}

/** All that the committed Roles grant to service accounts, rule by rule. */
export const granted = (manifests: Manifests): Permission[] =>
  manifests.items
    .filter(({ resource }) => resource.kind === 'RoleBinding' || resource.kind === 'ClusterRoleBinding')
    .flatMap(({ file, resource }) => {
      const { roleRef, subjects = [], metadata } = resource as Binding;
      const role = manifests.items.find(
        ({ resource: { kind, metadata: of } }) =>
          kind === roleRef.kind &&
          of?.name === roleRef.name &&
          (kind === 'ClusterRole' || of.namespace === metadata?.namespace),
      );
      // those that Kubernetes brings are its own business
      const rules = (role?.resource as Role | undefined)?.rules ?? [];
      return subjects
        .filter(({ kind }) => kind === 'ServiceAccount')
        .flatMap((subject) =>
          rules.flatMap((rule) =>
            permissionsOf(rule).map((permission) => ({
              ...permission,
              account: `${subject.namespace ?? metadata?.namespace}/${subject.name}`,
              namespace: resource.kind === 'RoleBinding' ? metadata?.namespace : undefined,
              application: applicationOf(manifests, file) ?? '',
            })),
          ),
        );
    });

type Asked = Pick<Permission, 'verb' | 'group' | 'resource' | 'subresource' | 'name'>;

const permissionsOf = ({ apiGroups = [], resources = [], resourceNames, verbs }: IPolicyRule): Asked[] =>
  apiGroups.flatMap((group) =>
    resources.flatMap((path) => {
      const [resource = '', subresource] = path.split('/');
      return verbs.flatMap((verb) =>
        (resourceNames ?? [undefined]).map((name) => ({
          verb,
          group,
          resource,
          ...(subresource === undefined ? {} : { subresource }),
          ...(name === undefined ? {} : { name }),
        })),
      );
    }),
  );

/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/ */
export const accessReview = ({ account, namespace, application: _, ...attributes }: Permission) => ({
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SubjectAccessReview',
  spec: {
    user: `system:serviceaccount:${account.replace('/', ':')}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${account.split('/')[0]}`, 'system:authenticated'],
    resourceAttributes: { ...(namespace === undefined ? {} : { namespace }), ...attributes },
  },
});
