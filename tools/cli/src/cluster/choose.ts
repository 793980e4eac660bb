import { delimiter, resolve } from 'node:path';
import { kubeconfigOfPerson } from '@headwater/bootstrap';
import type { Facts } from '@headwater/minikube';
import { exitCodes, Failure } from '../failure.ts';
import { remembered, type Choice } from './choice.ts';
import { choiceFor } from './choice-for.ts';

/** What the command line asks for. */
export interface Wish {
  readonly cluster: 'auto' | 'minikube' | 'sandbox';
  /** A cluster that is there already. */
  readonly context?: string;
}

/** The cluster to use: the one that was asked for, that was used before, or that this machine can have. */
export async function choose({ cluster, context }: Wish): Promise<Choice> {
  if (context !== undefined) return { kind: 'context', context, kubeconfig: kubeconfigs() };
  if (cluster !== 'auto') return { kind: cluster };
  const before = remembered() ?? (await runningHere());
  if (before) return before;
  const { machineFacts } = await import('@headwater/minikube');
  return byMachine(await machineFacts());
}

/** Throws a Failure that says what to install where the machine can have none. */
export async function byMachine(facts: Facts): Promise<Choice> {
  const choice = await choiceFor(facts);
  if ('kind' in choice) return choice;
  throw new Failure(
    `no cluster can be started on this machine; ${choice.install}, or name one that is there with --context`,
    exitCodes.missing,
  );
}

/** As they are found from any folder: they are remembered. */
const kubeconfigs = (): string =>
  kubeconfigOfPerson()
    .split(delimiter)
    .map((path) => resolve(path))
    .join(delimiter);

/** A sandbox of a time when nothing was remembered. */
async function runningHere(): Promise<Choice | undefined> {
  const { runningSandbox } = await import('@headwater/sandbox');
  return runningSandbox() && { kind: 'sandbox' };
}
