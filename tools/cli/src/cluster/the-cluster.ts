import type { Cluster } from '@headwater/bootstrap';
import { exitCodes, Failure } from '../failure.ts';
import { remembered } from './choice.ts';
import { contextCluster } from './context-cluster.ts';

export interface ClusterOptions {
  /** A context of the person's kubeconfig; the cluster that `up` was last used with where there is none. */
  readonly context?: string;
}

/** The way to the cluster that a command is about; a Failure where there is none. */
export async function theCluster({ context }: ClusterOptions): Promise<Cluster> {
  if (context !== undefined) return contextCluster({ context });
  const choice = remembered();
  switch (choice?.kind) {
    case 'context':
      return contextCluster(choice);
    case 'minikube':
    case 'sandbox':
    case undefined: {
      const { runningSandbox } = await import('@headwater/sandbox');
      const cluster = runningSandbox();
      if (cluster) return cluster;
      throw new Failure('no cluster of Headwater runs on this machine; start one with ./headwater up', exitCodes.wrongUse);
    }
  }
}
