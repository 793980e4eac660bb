import { loadEnvironment, type Environment } from '@headwater/environment';
import { readManifests, type Manifests } from '@headwater/integrity';
import type { Secret } from '@headwater/secrets';
import { root } from '../repository.ts';

/** An environment, and every secret that it needs. */
export async function declaredSecrets(name: string): Promise<{ environment: Environment; declared: Secret[] }> {
  const environment = loadEnvironment(root, name);
  const { secretsOf } = await import('@headwater/platform');
  return { environment, declared: secretsOf(environment) };
}

/** What is committed for it, which says who reads them. */
export const committed = (name: string): Manifests => readManifests(root, name);
