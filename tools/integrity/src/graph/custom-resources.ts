import type { Resource } from '@headwater/k8s';
import { builtInGroups } from '../knowledge/api-groups.ts';
import { applicationOf } from './applications.ts';
import { nameOf, type Graph } from './graph.ts';
import type { Item } from './manifests.ts';
import { once } from './once.ts';

/** Who brings a CustomResourceDefinition. */
export interface Definition {
  /** An Application by its name, or `a person` and the like; unknown of a file that no Application tracks. */
  readonly maker: string | undefined;
  /** The versions that it serves; unknown where it is made at run time. */
  readonly versions?: readonly string[];
}

interface DefinitionSpec {
  readonly group?: string;
  readonly names?: { readonly kind?: string };
  readonly versions?: readonly { readonly name?: string; readonly served?: boolean }[];
}

export const groupOf = ({ apiVersion }: Resource): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** The resources that the API server knows only once somebody has defined them. */
export const customResources = once((graph: Graph): readonly Item[] =>
  // kustomize reads a Kustomization by itself, and no cluster ever sees it
  graph.items.filter(({ resource }) => resource.kind !== 'Kustomization' && !builtInGroups.has(groupOf(resource))),
);

export function definitionOf(graph: Graph, resource: Resource): Definition | undefined {
  const group = groupOf(resource);
  const rendered = renderedDefinitions(graph).get(`${group}/${resource.kind}`);
  if (rendered) {
    const versions = (specOf(rendered).versions ?? []).filter(({ served }) => served).map(({ name }) => name ?? '');
    return { maker: applicationOf(graph, rendered.file)?.name, versions };
  }
  const made = plurals(resource.kind).map((plural) =>
    graph.runtime('CustomResourceDefinition', undefined, `${plural}.${group}`),
  );
  const object = made.find((found) => found !== undefined);
  return object && { maker: object.madeBy };
}

const renderedDefinitions = once(
  (graph: Graph) =>
    new Map(
      graph.of('CustomResourceDefinition').map((item) => {
        const { group, names } = specOf(item);
        return [`${group}/${names?.kind}`, item];
      }),
    ),
);

const specOf = ({ resource }: Item): DefinitionSpec => (resource as { spec?: DefinitionSpec }).spec ?? {};

/** What the plural of `kind` may be: English has no rule that a CustomResourceDefinition has to follow. */
function plurals(kind: string): string[] {
  const singular = kind.toLowerCase();
  return [`${singular}s`, `${singular}es`, singular.replace(/y$/, 'ies'), singular];
}

/** The names of all CustomResourceDefinitions: candidates for a near miss. */
export const definitionNames = (graph: Graph): string[] => [
  ...graph.of('CustomResourceDefinition').map(({ resource }) => nameOf(resource)),
  ...graph.declared.runtime.filter(({ kind }) => kind === 'CustomResourceDefinition').map(({ name }) => name),
];
