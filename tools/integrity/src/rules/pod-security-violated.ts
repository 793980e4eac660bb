import { suggestion } from '@headwater/k8s';
import { nameOf, type Graph } from '../graph/graph.ts';
import { violationsOf, type Level } from '../graph/pod-security.ts';
import { levels } from '../knowledge/pod-security.ts';
import type { Finding, Rule } from '../rule.ts';

const label = 'pod-security.kubernetes.io/enforce';

export const podSecurityViolated: Rule = {
  name: 'pod-security-violated',
  why: 'The API server refuses a pod below the Pod Security level of its namespace: the workload is there, and never has a pod.',
  check: (graph) => [...unlabelled(graph), ...violated(graph)],
};

const levelOf = (labels: Readonly<Record<string, string>> | undefined): Level | undefined =>
  levels.find((level) => level === labels?.[label]);

const unlabelled = (graph: Graph): Finding[] =>
  graph
    .of('Namespace')
    .filter(({ resource }) => levelOf(resource.metadata?.labels) === undefined)
    .map(({ file, resource }) => {
      const level = resource.metadata?.labels?.[label];
      const what =
        level === undefined
          ? `has no label '${label}'`
          : `enforces the Pod Security level '${level}', which does not exist`;
      const way =
        suggestion(level ?? '', levels) ||
        `; set ${level === undefined ? 'it' : `'${label}'`} to restricted, or to the level that its pods need`;
      return { file, message: `namespace '${nameOf(resource)}' ${what}${way}` };
    });

const violated = (graph: Graph): Finding[] =>
  graph.pods.flatMap((pods) => {
    const { file, title, namespace } = pods;
    const level = levelOf(graph.find('Namespace', undefined, namespace)?.resource.metadata?.labels);
    return violationsOf(pods, level ?? 'privileged').map(({ what, fix }) => ({
      file,
      message: `${title}: ${what}, which namespace '${namespace}' refuses (${level}); ${fix}`,
    }));
  });
