import { clusterOf, kubeconfigOfPerson, type Cluster } from '@headwater/bootstrap';
import { $, which } from 'zx';
import { exitCodes, Failure } from '../failure.ts';
import { oneOf } from '../selection.ts';

interface Named {
  readonly context: string;
  readonly kubeconfig?: string;
}

/** The cluster of a context that the kubeconfig knows; a Failure that names near misses where it knows none such. */
export async function contextCluster({ context, kubeconfig = kubeconfigOfPerson() }: Named): Promise<Cluster> {
  const kubectl = await which('kubectl', { nothrow: true });
  if (!kubectl) {
    throw new Failure('kubectl is missing; install it (https://kubernetes.io/docs/tasks/tools/)', exitCodes.missing);
  }
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const { stdout } = await $({ env, quiet: true })`${kubectl} config get-contexts --output=name`;
  const known = stdout.split('\n').filter((line) => line !== '');
  if (known.length === 0)
    throw new Failure(
      `${kubeconfig} names no cluster; start one with ./headwater up, or name another file in KUBECONFIG`,
      exitCodes.wrongUse,
    );
  return clusterOf({ title: `context '${oneOf('context', context, known)}'`, kubectl, kubeconfig, context });
}
