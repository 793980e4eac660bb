import type { Environment } from '@headwater/environment';
import { readManifests, type Manifests } from '@headwater/integrity';
import type { Secret } from '@headwater/secrets';
import type { ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { running } from '../without/checkout.ts';

/** A Failure where a vault has the values: what is written into the cluster would be undone by what fills it from there. */
export function refuseVault({ name, secrets }: Environment, instead: string): void {
  if (secrets.kind === 'generated') return;
  throw new Failure(
    `environments/${name}.yaml: secrets come from ${secrets.vaultUrl}, and what is written into the cluster would be undone; ${instead} (docs/secrets.md)`,
    exitCodes.wrongUse,
  );
}

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
