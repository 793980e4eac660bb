import type { RuntimeObject } from '@headwater/contracts';
import { suggestion } from '@headwater/k8s';
import { declaredFile } from '../graph/files.ts';
import { nameOf, type Graph } from '../graph/graph.ts';
import { isMade, keysOf, requiredNames, secretsReadBy } from '../graph/readings.ts';
import { namespaceOfSecret } from '../graph/secrets.ts';
import type { Finding, Rule } from '../rule.ts';

export const secretNotMirrored: Rule = {
  name: 'secret-not-mirrored',
  why: 'A pod reads Secrets of its own namespace only. One that is elsewhere has to be copied, or the pod never starts.',
  check: (graph) => [...unmirrored(graph), ...brokenMirrors(graph)],
};

const unmirrored = (graph: Graph): Finding[] =>
  graph.pods.flatMap((pods) => {
    const { file, title, namespace } = pods;
    return requiredNames(secretsReadBy(pods)).flatMap((name) => {
      const elsewhere = namespaceOfSecret(graph, namespace, name);
      if (elsewhere === undefined) return [];
      const where = `is in namespace '${elsewhere}' and is not mirrored to '${namespace}'`;
      return [{ file, message: `${title}: secret '${name}' ${where}; add '${namespace}' to its readers in secrets/` }];
    });
  });

function brokenMirrors(graph: Graph): Finding[] {
  const applications = graph.of('Application').map(({ resource }) => nameOf(resource));
  return graph.declared.runtime
    .filter(({ kind, copyOf }) => kind === 'Secret' && copyOf !== undefined)
    .flatMap((mirror) => problems(graph, mirror, applications))
    .map((message) => ({ file: declaredFile(graph), message }));
}

function problems(graph: Graph, mirror: RuntimeObject, applications: readonly string[]): string[] {
  const { namespace = '', madeBy, copyOf = '', keys = [] } = mirror;
  const title = `the copy of secret '${copyOf}' in namespace '${namespace}'`;
  const [sourceNamespace = '', source = ''] = copyOf.split('/');
  const found: string[] = [];
  if (!isMade(graph, 'Secret', sourceNamespace, source)) {
    found.push(`has no original${suggestion(copyOf, originals(graph)) || '; declare it in secrets/'}`);
  }
  const original = keysOf(graph, 'Secret', sourceNamespace, source);
  if (original && [...original].sort().join() !== [...keys].sort().join()) {
    found.push(`has the keys ${keys.join(', ')} instead of ${original.join(', ')}; declare those of the original`);
  }
  if (!applications.includes(madeBy)) {
    const way = suggestion(madeBy, applications) || '; copies need one that keeps them, as Reflector does';
    found.push(`is made by '${madeBy}', which is no Application${way}`);
  }
  return found.map((problem) => `${title} ${problem}`);
}

const originals = (graph: Graph): string[] =>
  graph.declared.runtime
    .filter(({ kind, copyOf }) => kind === 'Secret' && copyOf === undefined)
    .map(({ namespace, name }) => `${namespace}/${name}`);
