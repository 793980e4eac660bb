import { kubeconfigOfPerson, type Cluster } from '@headwater/bootstrap';
import { exitCodes, Failure } from '../failure.ts';
import { remembered, type Choice } from './choice.ts';
import { contextCluster } from './context-cluster.ts';
import { stateFolder } from './state-folder.ts';

export interface ClusterOptions {
  /** A context of the person's kubeconfig; the cluster that `up` was last used with where there is none. */
  readonly context?: string;
}

/** Which cluster a command is about, if `up` has started one or a person names one. */
export const chosen = ({ context }: ClusterOptions): Choice | undefined =>
  context === undefined ? remembered() : { kind: 'context', context, kubeconfig: kubeconfigOfPerson() };

/** The way to the cluster that a command is about; a Failure where there is none. */
export async function theCluster({ context }: ClusterOptions): Promise<Cluster> {
  if (context !== undefined) return contextCluster({ context });
  const choice = remembered();
  switch (choice?.kind) {
    case 'context':
      return contextCluster(choice);
    case 'minikube': {
      const { profileName, wayToMinikube } = await import('@headwater/minikube');
      return (await wayToMinikube(stateFolder('minikube'))) ?? notRunning(`minikube profile '${profileName}'`);
    }
    case 'sandbox':
    case undefined: {
      const { runningSandbox } = await import('@headwater/sandbox');
      return runningSandbox() ?? notRunning('cluster of Headwater');
    }
  }
}

function notRunning(what: string): never {
  throw new Failure(`no ${what} runs on this machine; start one with ./headwater up`, exitCodes.wrongUse);
}
