import type { IService } from 'kubernetes-models/v1';
import { groupOf } from './ends.ts';
import type { Graph } from './graph.ts';
import type { Port } from './network.ts';
import type { Pods } from './pods.ts';
import { podsBehind } from './services.ts';

/** Where a connection to a Service ends: these pods, and this port of theirs. */
export interface Target {
  readonly pods: Pods;
  readonly port: Port;
}

/** None of a Service that offers no such port or selects no pods: that is another mistake. */
export function targetsOf(graph: Graph, service: IService, port: number | undefined): Target[] {
  const { ports = [], clusterIP } = service.spec ?? {};
  const offered = port === undefined && ports.length === 1 ? ports[0] : ports.find((offer) => offer.port === port);
  if (!offered) return [];
  const { protocol = 'TCP', port: number, targetPort = number } = offered;
  return podsBehind(graph, service).flatMap((pods) => {
    // a headless Service gives the address of a pod, and leaves the port to the caller
    const target =
      clusterIP === 'None' ? number : typeof targetPort === 'string' ? groupOf(pods).ports[targetPort] : targetPort;
    return target === undefined ? [] : [{ pods, port: { port: target, protocol } }];
  });
}
