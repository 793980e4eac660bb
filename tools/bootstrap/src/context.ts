import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { portForward } from './port-forward.ts';

export interface Context {
  readonly title: string;
  /** Path of the program. */
  readonly kubectl: string;
  /** Path of the file, or several paths as the variable KUBECONFIG holds them. */
  readonly kubeconfig: string;
  readonly context: string;
}

/** The way to a cluster that somebody else started. */
export function clusterOf(context: Context): Cluster {
  const cluster: Cluster = {
    ...context,
    startedAt: 0,
    environment: {},
    lasting: false,
    reach: async (target) => (await portForward(cluster, target)).address,
  };
  return cluster;
}

/** The kubeconfig that kubectl would read. */
export const kubeconfigOfPerson = (): string => process.env['KUBECONFIG'] || join(homedir(), '.kube/config');
