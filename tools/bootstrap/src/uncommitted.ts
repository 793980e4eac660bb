import { $ } from 'zx';
import { ClusterError } from './cluster.ts';
import type { Checkout } from './checkout.ts';

/** Throws a ClusterError where the manifests on the disk are not those of HEAD: the cluster would get a mixture. */
export async function refuseUncommitted({ root, environment }: Checkout): Promise<void> {
  const folders = [`manifests/${environment}`, `argocd/${environment}`];
  const { stdout } = await $({ cwd: root, quiet: true })`git status --porcelain -- ${folders}`;
  const paths = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
  if (paths.length === 0) return;
  const shown = [...paths.slice(0, 5), ...(paths.length > 5 ? [`and ${paths.length - 5} more`] : [])];
  throw new ClusterError(`not committed: ${shown.join(', ')}; the cluster runs what is in Git, so commit it first`);
}
