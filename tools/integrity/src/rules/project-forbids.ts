import type { AppProjectResource } from '@headwater/argocd';
import { suggestion } from '@headwater/k8s';
import { applicationsOf, sourcesOf, type Application } from '../graph/applications.ts';
import { groupOf } from '../graph/custom-resources.ts';
import { declaredFile } from '../graph/files.ts';
import { nameOf, namespaceOf } from '../graph/graph.ts';
import { allowsClusterResource, allowsDestination, allowsSource } from '../graph/project.ts';
import type { Finding, Rule } from '../rule.ts';

export const projectForbids: Rule = {
  name: 'project-forbids',
  why: 'Argo CD refuses to sync what the project of an Application does not allow, and the Application stays as it is.',
  check: (graph) => {
    const runtime = Map.groupBy(graph.declared.runtime, ({ madeBy }) => madeBy);
    return applicationsOf(graph).all.flatMap((application) => {
      const { resource, name, file } = application;
      const { project = 'default' } = resource.spec ?? {};
      const found = graph.find('AppProject', namespaceOf(resource), project)?.resource;
      if (!found) {
        const way =
          suggestion(project, graph.names('AppProject', namespaceOf(resource))) || '; add it, or name another';
        return [{ file, message: `application '${name}' belongs to project '${project}', which does not exist${way}` }];
      }
      const made = (runtime.get(name) ?? []).filter(({ namespace }) => namespace === undefined);
      return [
        ...places(application, found),
        ...objects(application, found),
        ...made
          .filter((object) => !allowsClusterResource(found.spec, object))
          .map((object) => ({
            file: declaredFile(graph),
            message: `project '${project}' does not allow application '${name}' the ${object.kind} '${object.name}' that it brings; ${wayToAllow}`,
          })),
      ];
    });
  },
};

const wayToAllow = 'add it to its clusterResourceWhitelist';

function places({ name, file, resource }: Application, { metadata, spec }: AppProjectResource): Finding[] {
  const project = metadata?.name ?? '';
  const { destination } = resource.spec;
  return [
    ...sourcesOf(resource)
      .filter(({ repoURL = '' }) => !allowsSource(spec, repoURL))
      .map(({ repoURL }) => ({
        file,
        message: `project '${project}' does not allow application '${name}' the repository '${repoURL}'; add it to its sourceRepos`,
      })),
    ...(allowsDestination(spec, destination)
      ? []
      : [
          {
            file,
            message: `project '${project}' does not allow application '${name}' the namespace '${destination.namespace}' of ${
              destination.server
            }; ${namespacesOf(spec)}`,
          },
        ]),
  ];
}

function objects({ name, resource: { spec }, items }: Application, project: AppProjectResource): Finding[] {
  const title = `project '${nameOf(project)}' does not allow application '${name}'`;
  return items.flatMap(({ file, resource }): Finding[] => {
    const namespace = namespaceOf(resource);
    if (resource.kind === 'Kustomization') return [];
    if (namespace !== undefined) {
      if (allowsDestination(project.spec, { ...spec.destination, namespace })) return [];
      return [{ file, message: `${title} the namespace '${namespace}'; ${namespacesOf(project.spec)}` }];
    }
    const wanted = { group: groupOf(resource), kind: resource.kind, name: nameOf(resource) };
    if (allowsClusterResource(project.spec, wanted)) return [];
    return [{ file, message: `${title} the ${wanted.kind} '${wanted.name}' of the whole cluster; ${wayToAllow}` }];
  });
}

const namespacesOf = ({ destinations = [] }: Partial<AppProjectResource['spec']>): string =>
  `it allows ${[...new Set(destinations.map(({ namespace }) => `'${namespace}'`))].join(', ') || 'none'}`;
