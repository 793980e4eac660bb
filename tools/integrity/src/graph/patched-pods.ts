import { load, YAMLException } from 'js-yaml';
import type { IContainer } from 'kubernetes-models/v1';
import { namespaceOf, type Graph } from './graph.ts';

/** Pods of an upstream source, as far as our kustomization.yaml says how large they are. */
export interface PatchedPods {
  readonly title: string;
  readonly namespace: string;
  readonly spec: { readonly initContainers: IContainer[]; readonly containers: IContainer[] };
}

interface Patch {
  readonly target?: { readonly kind?: string; readonly name?: string };
  readonly patch?: string;
}

interface Operation {
  readonly path?: string;
  readonly value?: unknown;
}

/** Those whose containers are given resources by JSON patches. */
export function patchedPods(graph: Graph): PatchedPods[] {
  return graph.of('Kustomization').flatMap(({ resource }) => {
    const { namespace = namespaceOf(resource) ?? 'default', patches = [] } = resource as {
      namespace?: string;
      patches?: readonly Patch[];
    };
    const sized = patches.flatMap(({ target = {}, patch = '' }) =>
      operationsOf(patch).flatMap(({ path = '', value }) => {
        const list = /^\/spec\/template\/spec\/(initContainers|containers)\/\d+\/resources$/.exec(path)?.[1];
        return list
          ? [{ title: `${target.kind} '${target.name}'`, list, container: { resources: value } as IContainer }]
          : [];
      }),
    );
    return [...Map.groupBy(sized, ({ title }) => title)].map(([title, found]) => {
      const containersOf = (wanted: string) =>
        found.filter(({ list }) => list === wanted).map(({ container }) => container);
      return {
        title,
        namespace,
        spec: { initContainers: containersOf('initContainers'), containers: containersOf('containers') },
      };
    });
  });
}

function operationsOf(patch: string): readonly Operation[] {
  try {
    const operations = load(patch);
    return Array.isArray(operations) ? operations : [];
  } catch (error) {
    if (error instanceof YAMLException) return [];
    throw error;
  }
}
