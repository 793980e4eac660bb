import { applicationsOf, type Application } from '../graph/applications.ts';
import { nameOf, type Graph } from '../graph/graph.ts';
import { syncOptionsOf } from '../graph/sync-options.ts';
import type { Finding, Rule } from '../rule.ts';

const kinds = ['CustomResourceDefinition', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim'] as const;
const options = ['Prune=false', 'Delete=false'];

export const pruneUnprotected: Rule = {
  name: 'prune-unprotected',
  why: 'A renamed or forgotten file is pruned by the next sync. What holds other objects or data takes them along, and nothing brings them back.',
  check: (graph) => [...rendered(graph), ...upstream(graph)],
};

const rendered = (graph: Graph): Finding[] =>
  kinds.flatMap((kind) =>
    graph.of(kind).flatMap(({ file, resource }) => {
      const missing = options.filter((option) => !syncOptionsOf(resource).includes(option));
      if (missing.length === 0) return [];
      const message = `${kind} '${nameOf(resource)}' is not kept by Argo CD; add ${missing.join(',')} to its annotation 'argocd.argoproj.io/sync-options'`;
      return [{ file, message }];
    }),
  );

/** Objects of an upstream source can't be annotated: their Application as a whole must neither prune nor cascade. */
const upstream = (graph: Graph): Finding[] =>
  applicationsOf(graph).all.flatMap((application) => {
    const { file, name } = application;
    const definition = graph.declared.runtime.find(
      ({ kind, madeBy }) => kind === 'CustomResourceDefinition' && madeBy === name,
    );
    const ways = definition ? deletes(application) : [];
    if (ways.length === 0) return [];
    const message = `application '${name}' brings CustomResourceDefinition '${definition?.name}' from upstream, and may delete it; remove ${ways.join(' and ')}`;
    return [{ file, message }];
  });

function deletes({ resource: { metadata, spec } }: Application): string[] {
  const { automated } = (spec.syncPolicy ?? {}) as { automated?: { prune?: boolean } };
  const { finalizers = [] } = (metadata ?? {}) as { finalizers?: readonly string[] };
  return [
    ...(automated?.prune ? ['spec.syncPolicy.automated.prune'] : []),
    ...finalizers.filter((finalizer) => finalizer.startsWith('resources-finalizer.argocd.argoproj.io')),
  ];
}
