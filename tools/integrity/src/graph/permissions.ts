import type { IPolicyRule, IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { builtInClusterRoles } from '../knowledge/cluster-roles.ts';
import { namespaceOf, type Graph } from './graph.ts';
import { once } from './once.ts';
import { selects, type Selector } from './selectors.ts';

/** A ServiceAccount. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** One call to the API server. */
export interface Request {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** None for all namespaces, or for what has none. */
  readonly namespace: string | undefined;
  /** None for all objects, or for one of any name. */
  readonly resourceName?: string;
}

interface Grant {
  /** None for the whole cluster. */
  readonly namespace: string | undefined;
  readonly rules: readonly IPolicyRule[];
}

/** Whether the roles that `account` is bound to allow `request`. */
export const mayDo = (graph: Graph, account: Account, request: Request): boolean =>
  subjectsOf(account)
    .flatMap((subject) => grants(graph).get(subject) ?? [])
    .filter(({ namespace }) => namespace === undefined || namespace === request.namespace)
    .some(({ rules }) => rules.some((rule) => allows(rule, request)));

/** Whether any role is bound to `account` that allows anything. */
export const mayDoAnything = (graph: Graph, account: Account): boolean =>
  subjectsOf(account)
    .flatMap((subject) => grants(graph).get(subject) ?? [])
    .some(({ rules }) => rules.length > 0);

/** The names under which bindings may mean an account: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
const subjectsOf = ({ namespace, name }: Account): string[] => [
  `ServiceAccount ${namespace}/${name}`,
  `User system:serviceaccount:${namespace}:${name}`,
  `Group system:serviceaccounts:${namespace}`,
  'Group system:serviceaccounts',
  'Group system:authenticated',
];

const grants = once((graph: Graph): ReadonlyMap<string, readonly Grant[]> => {
  const bindings = [...graph.of('RoleBinding'), ...graph.of('ClusterRoleBinding')].map(({ resource }) => resource);
  const all = bindings.flatMap((binding) => {
    const namespace = binding.kind === 'RoleBinding' ? namespaceOf(binding) : undefined;
    const grant: Grant = { namespace, rules: rulesOf(graph, binding.roleRef, namespace) };
    return (binding.subjects ?? []).map((subject) => ({ subject: nameOfSubject(subject, namespace), grant }));
  });
  const grouped = Map.groupBy(all, ({ subject }) => subject);
  return new Map([...grouped].map(([subject, found]) => [subject, found.map(({ grant }) => grant)]));
});

const nameOfSubject = (
  { kind, name, namespace }: NonNullable<IRoleBinding['subjects']>[number],
  own: string | undefined,
): string => (kind === 'ServiceAccount' ? `${kind} ${namespace ?? own ?? ''}/${name}` : `${kind} ${name}`);

function rulesOf(
  graph: Graph,
  { kind, name }: IRoleBinding['roleRef'],
  namespace: string | undefined,
): readonly IPolicyRule[] {
  if (kind === 'Role') return graph.find('Role', namespace, name)?.resource.rules ?? [];
  const role = graph.find('ClusterRole', undefined, name)?.resource;
  if (!role) return builtInClusterRoles[name] ?? [];
  const { clusterRoleSelectors } = role.aggregationRule ?? {};
  if (!clusterRoleSelectors) return role.rules ?? [];
  // a controller fills it with the rules of all that have these labels
  return graph
    .of('ClusterRole')
    .filter(({ resource }) =>
      clusterRoleSelectors.some((selector: Selector) => selects(selector, resource.metadata?.labels ?? {})),
    )
    .flatMap(({ resource }) => resource.rules ?? []);
}

/** Source: https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis/rbac/v1/evaluation_helpers.go */
function allows(rule: IPolicyRule, { verb, group, resource, resourceName }: Request): boolean {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [] } = rule;
  const [, subresource] = resource.split('/');
  return (
    has(verbs, verb) &&
    has(apiGroups, group) &&
    (has(resources, resource) || (subresource !== undefined && resources.includes(`*/${subresource}`))) &&
    (resourceNames.length === 0 || (resourceName !== undefined && resourceNames.includes(resourceName)))
  );
}

const has = (allowed: readonly string[], wanted: string): boolean => allowed.includes('*') || allowed.includes(wanted);
