import { spawnSync } from 'node:child_process';
import { contextOf, variables } from '@headwater/bootstrap';
import { theCluster } from '../cluster/the-cluster.ts';

/** Hands over to kubectl, with that cluster as its own. */
export async function kubectl(parameters: readonly string[]): Promise<void> {
  const cluster = await theCluster({});
  const { status } = spawnSync(cluster.kubectl, [...contextOf(cluster), ...parameters], {
    stdio: 'inherit',
    env: variables(cluster),
  });
  process.exitCode = status ?? 1;
}
