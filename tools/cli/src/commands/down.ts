import type { AzureDownOptions } from '../azure/down.ts';
import { forget, remembered, type Choice } from '../cluster/choice.ts';
import { stateFolder } from '../cluster/state-folder.ts';
import { exitCodes, Failure } from '../failure.ts';
import { alone } from '../up/alone.ts';

export interface DownOptions {
  /** The one that `up` was last used with where there is none. */
  readonly cluster?: 'minikube' | 'sandbox';
  readonly purge?: boolean;
  /** One that stands on infrastructure of a cloud. */
  readonly environment?: string;
  /** Its name, where nobody is there to type it. */
  readonly confirm?: string;
}

/** Ends the cluster; its volumes and secrets stay for the next `up` unless they are purged. */
export async function down({ cluster, environment, confirm, purge = false }: DownOptions): Promise<void> {
  if (environment !== undefined) return inAzure({ environment, purge, ...(confirm === undefined ? {} : { confirm }) });
  const choice: Choice = cluster === undefined ? (remembered() ?? { kind: 'sandbox' }) : { kind: cluster };
  if (choice.kind === 'context') {
    throw new Failure(
      `context '${choice.context}' is not a cluster that Headwater started, so it does not end it; --cluster names one that it did`,
      exitCodes.wrongUse,
    );
  }
  await alone('down', () => (choice.kind === 'minikube' ? downMinikube(purge) : downSandbox(purge)));
  if (purge && remembered()?.kind === choice.kind) forget();
}

async function inAzure(options: AzureDownOptions): Promise<void> {
  const { azureDown } = await import('../azure/down.ts');
  const { CallError } = await import('../azure/call.ts');
  await alone('down', () => azureDown(options)).catch((error: unknown) => {
    throw error instanceof CallError ? new Failure(error.message) : error;
  });
}

async function downMinikube(purge: boolean): Promise<void> {
  const { profileName, stopMinikube } = await import('@headwater/minikube');
  const ended = await stopMinikube({ state: stateFolder('minikube'), purge });
  const title = `minikube profile '${profileName}'`;
  if (!ended) console.log(`there is no ${title}`);
  else console.log(purge ? `${title} is removed, with its data` : `${title} has ended; its data stays`);
}

async function downSandbox(purge: boolean): Promise<void> {
  const { stopSandbox } = await import('@headwater/sandbox');
  console.log((await stopSandbox({ purge })) ? 'the sandbox has ended' : 'no sandbox was running');
  if (purge) console.log('its data is removed; programs and images stay cached');
}
