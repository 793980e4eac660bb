import { parseQuantity, suggestion } from '@headwater/k8s';
import type { IPersistentVolume } from 'kubernetes-models/v1';
import type { Graph } from '../graph/graph.ts';
import { claimsOf, type Claim } from '../graph/volumes.ts';
import type { Rule } from '../rule.ts';

export const volumeClaimUnbindable: Rule = {
  name: 'volume-claim-unbindable',
  why: 'A claim that names a PersistentVolume gets that one or none: where it does not fit, claim and pods stay Pending.',
  check: (graph) =>
    claimsOf(graph).flatMap((claim) =>
      problems(graph, claim).map((message) => ({ file: claim.file, message: `${claim.title} ${message}` })),
    ),
};

function problems(graph: Graph, { spec }: Claim): string[] {
  const name = spec.volumeName ?? '';
  if (name === '' || graph.runtime('PersistentVolume', undefined, name)) return [];
  const volume = graph.find('PersistentVolume', undefined, name)?.resource;
  if (!volume) {
    return [
      `names volume '${name}', which nobody makes${suggestion(name, graph.names('PersistentVolume', undefined)) || '; render it'}`,
    ];
  }
  return [...classProblem(spec, volume), ...sizeProblem(spec, volume), ...modeProblem(spec, volume)];
}

function classProblem({ storageClassName: wanted, volumeName }: Claim['spec'], { spec }: IPersistentVolume): string[] {
  const offered = spec?.storageClassName ?? '';
  if (wanted === offered) return [];
  // https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1
  const spelled =
    wanted === undefined ? 'no storage class, which means the default one' : `the storage class '${wanted}'`;
  return [`has ${spelled}, but volume '${volumeName}' has '${offered}'; write storageClassName: '${offered}'`];
}

function sizeProblem({ resources, volumeName }: Claim['spec'], { spec }: IPersistentVolume): string[] {
  const wanted = resources?.requests?.['storage'] ?? 0;
  const offered = spec?.capacity?.['storage'] ?? 0;
  if (!(bytes(wanted) > bytes(offered))) return [];
  return [`wants ${wanted}, but volume '${volumeName}' has ${offered}; make the volume larger, or the claim smaller`];
}

function modeProblem({ accessModes = [], volumeName }: Claim['spec'], { spec }: IPersistentVolume): string[] {
  const offered = spec?.accessModes ?? [];
  const missing = accessModes.filter((mode) => !offered.includes(mode));
  if (missing.length === 0) return [];
  return [
    `wants ${missing.join(', ')}, but volume '${volumeName}' has ${offered.join(', ')}; give both the same accessModes`,
  ];
}

/** Not a number where it is no quantity: then nothing can be said of sizes. */
function bytes(quantity: string | number): number {
  try {
    return parseQuantity(quantity);
  } catch {
    return Number.NaN;
  }
}
