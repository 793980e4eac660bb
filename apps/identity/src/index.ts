import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `identity`: nothing where the environment has none. */
export function identity(environment: Environment): Application[] {
  if (environment.identity.kind === 'none') return [];
  return [foundationApplication('identity', foundation(foundationConfig(environment, 'identity')))];
}
