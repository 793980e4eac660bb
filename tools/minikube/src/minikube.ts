import { attempt, run, type Ended } from './command.ts';
import { kubeconfigOf } from './parameters.ts';

/** How long each kind of call may take, in seconds. */
export interface Limits {
  readonly question: number;
  readonly start: number;
  readonly pull: number;
  readonly build: number;
  readonly stop: number;
}

/** The first start fetches a gigabyte, the first build two. */
export const usualLimits: Limits = { question: 60, start: 1200, pull: 900, build: 3600, stop: 300 };

/** The program, called with a kubeconfig of our own. */
export interface Minikube {
  /** What it prints; a ClusterError where it fails. */
  readonly run: (parameters: readonly string[], limit: keyof Limits, advice?: string) => Promise<string>;
  /** The same for a question. */
  readonly ask: (parameters: readonly string[]) => Promise<string>;
  /** Whatever becomes of it. */
  readonly attempt: (parameters: readonly string[], limit: keyof Limits) => Promise<Ended>;
}

export function minikubeWith(state: string, limits: Limits = usualLimits): Minikube {
  const environment = { ...process.env, KUBECONFIG: kubeconfigOf(state) };
  const start = (parameters: readonly string[], limit: keyof Limits) => ({
    line: ['minikube', ...parameters],
    environment,
    limit: limits[limit],
  });
  const tried: Minikube['run'] = (parameters, limit, advice = 'run ./headwater up again to go on') =>
    run({ ...start(parameters, limit), advice });
  return {
    run: tried,
    ask: (parameters) => tried(parameters, 'question'),
    attempt: (parameters, limit) => attempt(start(parameters, limit)),
  };
}
