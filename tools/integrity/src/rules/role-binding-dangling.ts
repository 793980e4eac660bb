import { suggestion } from '@headwater/k8s';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { isBuiltInClusterRole } from '../knowledge/cluster-roles.ts';
import type { Rule } from '../rule.ts';

export const roleBindingDangling: Rule = {
  name: 'role-binding-dangling',
  why: 'The API server takes a binding to a role or an account that is not there, and it grants nothing.',
  check: (graph) =>
    [...graph.of('RoleBinding'), ...graph.of('ClusterRoleBinding')].flatMap(({ file, resource }) => {
      const namespace = resource.kind === 'RoleBinding' ? namespaceOf(resource) : undefined;
      const subjects = resource.subjects ?? [];
      const messages = [
        ...roleProblems(graph, resource.roleRef, namespace),
        ...subjects.flatMap((subject) => subjectProblems(graph, subject, namespace)),
        ...(subjects.length === 0 ? ['binds nobody; name a subject, or remove it'] : []),
      ];
      return messages.map((message) => ({ file, message }));
    }),
};

function roleProblems(graph: Graph, { kind, name }: IRoleBinding['roleRef'], namespace: string | undefined): string[] {
  const place = kind === 'Role' ? namespace : undefined;
  const known =
    (kind === 'ClusterRole' && (isBuiltInClusterRole(name) || graph.find('ClusterRole', undefined, name))) ||
    (kind === 'Role' && graph.find('Role', namespace, name)) ||
    graph.runtime(kind, place, name);
  if (known) return [];
  const where = place === undefined ? '' : ` in namespace '${place}'`;
  return [
    `binds ${kind} '${name}', which nobody makes${where}${suggestion(name, graph.names(kind, place)) || '; render it'}`,
  ];
}

function subjectProblems(
  graph: Graph,
  { kind, name, ...subject }: NonNullable<IRoleBinding['subjects']>[number],
  own: string | undefined,
): string[] {
  if (kind !== 'ServiceAccount') return [];
  // a RoleBinding means its own, where it names none
  const namespace = subject.namespace ?? own;
  if (namespace === undefined) return [`binds ServiceAccount '${name}' of no namespace; name it`];
  const known =
    graph.find('ServiceAccount', namespace, name) ??
    graph.runtime('ServiceAccount', namespace, name) ??
    // every namespace has this one
    (name === 'default' ? graph.find('Namespace', undefined, namespace) : undefined);
  if (known) return [];
  const elsewhere = graph.of('ServiceAccount').find(({ resource }) => nameOf(resource) === name);
  const near = suggestion(name, graph.names('ServiceAccount', namespace));
  const way = near || (elsewhere ? `; it is in namespace '${namespaceOf(elsewhere.resource)}'` : '; render it');
  return [`binds ServiceAccount '${name}', which nobody makes in namespace '${namespace}'${way}`];
}
