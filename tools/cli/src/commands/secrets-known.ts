import type { Environment } from '@headwater/environment';
import { readManifests, type Manifests } from '@headwater/integrity';
import type { Secret } from '@headwater/secrets';
import type { ClusterOptions } from '../cluster/the-cluster.ts';
import { running } from '../without/checkout.ts';

export interface Known {
  readonly environment: Environment;
  readonly declared: Secret[];
  /** What is committed for it, which says who reads them. */
  readonly committed: () => Manifests;
}

/** An environment as the cluster runs it, and every secret that it needs. */
export async function knownSecrets(name: string, which: ClusterOptions): Promise<Known> {
  const { checkout, environment } = await running(name, which);
  const { secretsOf } = await import('@headwater/platform');
  return {
    environment,
    declared: secretsOf(environment),
    committed: () => readManifests(checkout.root, checkout.environment),
  };
}
