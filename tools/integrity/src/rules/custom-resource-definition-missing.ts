import { nearest } from '@headwater/k8s';
import { customResources, definitionNames, definitionOf, groupOf } from '../graph/custom-resources.ts';
import type { Graph } from '../graph/graph.ts';
import type { Item } from '../graph/manifests.ts';
import type { Finding, Rule } from '../rule.ts';

export const customResourceDefinitionMissing: Rule = {
  name: 'custom-resource-definition-missing',
  why: "The API server refuses a kind that nobody has defined: 'no matches for kind', and the sync stops there.",
  check: (graph) => customResources(graph).flatMap((item) => problem(graph, item)),
};

function problem(graph: Graph, { file, resource }: Item): Finding[] {
  const { apiVersion, kind } = resource;
  const definition = definitionOf(graph, resource);
  if (!definition) {
    const wanted = `${kind.toLowerCase()}s.${groupOf(resource)}`;
    const near = nearest(wanted, definitionNames(graph));
    const way =
      near === undefined
        ? 'let an Application render it, or declare it among what an upstream one provides'
        : `there is '${near}'`;
    return [
      {
        file,
        message: `is of kind '${kind}' of '${apiVersion}', for which there is no CustomResourceDefinition; ${way}`,
      },
    ];
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (definition.versions === undefined || definition.versions.includes(version)) return [];
  const served = definition.versions.join(', ');
  return [
    {
      file,
      message: `is of kind '${kind}' of '${apiVersion}', whose definition does not serve '${version}'; it serves ${served}`,
    },
  ];
}
