import type { Checkout, Cluster, Entrance } from '@headwater/bootstrap';
import type { Environment } from '@headwater/environment';
import { exitCodes, Failure } from '../failure.ts';
import type { Phases } from '../up/phases.ts';
import type { Choice } from './choice.ts';
import { contextCluster } from './context-cluster.ts';
import { stateFolder } from './state-folder.ts';

export interface Start {
  readonly checkout: Checkout;
  readonly environment: Environment;
  /** What is reached from this machine as long as the cluster runs, where that can be. */
  readonly ways: readonly Pick<Entrance, 'target' | 'port'>[];
  readonly phases: Phases;
}

/** A cluster that works, started where it is ours to start. */
export async function startCluster(choice: Choice, start: Start): Promise<Cluster> {
  switch (choice.kind) {
    case 'context':
      return contextCluster(choice);
    case 'minikube':
      return startMinikube(start);
    case 'sandbox':
      return startSandbox(start);
  }
}

/** The name of the cluster before there is one. */
export const titleOf = (choice: Choice): string =>
  choice.kind === 'context'
    ? `context '${choice.context}'`
    : choice.kind === 'minikube'
      ? "minikube profile 'headwater'"
      : 'the sandbox';

async function startMinikube({ checkout, environment, phases }: Start): Promise<Cluster> {
  const { startMinikube: startNode, Unfit } = await import('@headwater/minikube');
  try {
    const { phase: step, line: warn } = phases;
    return await startNode({ checkout, environment, state: stateFolder('minikube'), step, warn });
  } catch (error) {
    throw error instanceof Unfit ? new Failure(error.message, exitCodes.missing) : error;
  }
}

async function startSandbox({ checkout, ways, phases }: Start): Promise<Cluster> {
  const { startSandbox: startNode } = await import('@headwater/sandbox');
  return startNode({
    checkout,
    ways,
    report: ({ phase, name, state, seconds = 0 }) =>
      state === 'begin' ? phases.current(`${phase}: ${name} …`) : phases.ended(`${phase}: ${name}`, seconds),
  });
}
