import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { nameOf, type Graph } from '../graph/graph.ts';
import { escalatingVerbs, readersOfAllSecrets, widestClusterRoles } from '../knowledge/wide-permissions.ts';
import type { Finding, Rule } from '../rule.ts';

export const permissionTooWide: Rule = {
  name: 'permission-too-wide',
  why: 'Whoever breaks into one program gets what its account may do. What it never calls is only of use to them.',
  check: (graph) => [
    ...[...graph.of('Role'), ...graph.of('ClusterRole')].flatMap(({ file, resource }) => {
      const found = (resource.rules ?? []).flatMap((rule) => [...wildcards(rule), ...escalations(rule)]);
      return [...new Set(found)].map((message) => ({ file, message }));
    }),
    ...[...graph.of('RoleBinding'), ...graph.of('ClusterRoleBinding')]
      .filter(
        ({ resource: { roleRef } }) => roleRef.kind === 'ClusterRole' && widestClusterRoles.includes(roleRef.name),
      )
      .map(({ file, resource: { roleRef } }) => ({
        file,
        message: `binds ClusterRole '${roleRef.name}'; bind a role that allows what is called, and nothing else`,
      })),
    ...allSecrets(graph),
  ],
};

const wildcards = ({ apiGroups = [], resources = [], verbs = [] }: IPolicyRule): string[] => {
  const what = resources.join(', ');
  return [
    ...(verbs.includes('*') ? [`allows every verb on ${what}; name those that are called`] : []),
    ...(resources.includes('*') ? [`allows ${verbs.join(', ')} on every resource; name those that are used`] : []),
    ...(apiGroups.includes('*') ? [`allows ${what} of every API group; name the group`] : []),
  ];
};

const escalations = ({ resources = [], verbs = [] }: IPolicyRule): string[] =>
  verbs
    .filter((verb) => escalatingVerbs.includes(verb))
    .map(
      (verb) =>
        `allows '${verb}' on ${resources.join(', ')}, by which an account takes what it was not given; remove it`,
    );

/** A ClusterRole that is bound in one namespace reads the secrets of that one. */
function allSecrets(graph: Graph): Finding[] {
  const bound = new Set(graph.of('ClusterRoleBinding').map(({ resource }) => resource.roleRef.name));
  return graph
    .of('ClusterRole')
    .filter(({ resource }) => bound.has(nameOf(resource)) && !(nameOf(resource) in readersOfAllSecrets))
    .flatMap(({ file, resource }) => {
      if (!(resource.rules ?? []).some(readsAllSecrets)) return [];
      return [
        {
          file,
          message: `lets ClusterRole '${nameOf(resource)}' read every secret of the cluster; bind it in the namespaces it needs, or name the secrets`,
        },
      ];
    });
}

const readsAllSecrets = ({ apiGroups = [], resources = [], verbs = [], resourceNames = [] }: IPolicyRule): boolean =>
  resourceNames.length === 0 &&
  apiGroups.includes('') &&
  resources.includes('secrets') &&
  verbs.some((verb) => ['get', 'list', 'watch'].includes(verb));
