import type { IContainer } from 'kubernetes-models/v1';
import type { Graph } from '../graph/graph.ts';
import type { Pods } from '../graph/pods.ts';
import { portsNamed, servicesByPods } from '../graph/services.ts';
import type { Rule } from '../rule.ts';

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'];

export const probeMissing: Rule = {
  name: 'probe-missing',
  why:
    'Without a liveness probe, a program that hangs stays as it is. Without a readiness probe, ' +
    'a Service sends requests to a pod that does not answer yet, and Argo CD calls it healthy.',
  check: (graph) =>
    graph.pods
      .filter(({ owner }) => kinds.includes(owner.kind))
      .flatMap((pods) =>
        pods.spec.containers.flatMap((container) =>
          [...livenessProblem(pods, container), ...readinessProblem(graph, pods, container)].map((problem) => ({
            file: pods.file,
            message: `${pods.title}: container '${container.name}' has ${problem}`,
          })),
        ),
      ),
};

const livenessProblem = (pods: Pods, { livenessProbe }: IContainer): string[] =>
  livenessProbe || isExempt(pods, 'liveness') ? [] : [`no liveness probe; ${wayOut('liveness')}`];

function readinessProblem(graph: Graph, pods: Pods, container: IContainer): string[] {
  if (container.readinessProbe || isExempt(pods, 'readiness')) return [];
  const service = servicesByPods(graph)
    .get(pods)
    ?.find(
      ({ spec }) =>
        // a Service that leads to unready pods asks nobody whether they are
        !spec?.publishNotReadyAddresses &&
        spec?.ports?.some(({ port, targetPort = port }) => portsNamed(container, targetPort).length > 0),
    );
  return service
    ? [`no readiness probe, although it answers Service '${service.metadata?.name}'; ${wayOut('readiness')}`]
    : [];
}

const wayOut = (probe: string): string => `add one, or say why not in the pod's annotation '${annotation(probe)}'`;

const isExempt = ({ annotations }: Pods, probe: string): boolean =>
  (annotations[annotation(probe)] ?? '').trim() !== '';

const annotation = (probe: string): string => `headwater.dev/no-${probe}-probe`;
