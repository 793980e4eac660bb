import type { IContainer } from 'kubernetes-models/v1';
import type { Finding } from '../rule.ts';
import type { Graph } from './graph.ts';
import { containersOf } from './pods.ts';

/** What `problemsOf` says of each container, init containers included: `has no limits.cpu; set it`. */
export const containerFindings = (graph: Graph, problemsOf: (container: IContainer) => readonly string[]): Finding[] =>
  graph.pods.flatMap((pods) =>
    containersOf(pods).flatMap((container) =>
      problemsOf(container).map((problem) => ({
        file: pods.file,
        message: `${pods.title}: container '${container.name}' ${problem}`,
      })),
    ),
  );
