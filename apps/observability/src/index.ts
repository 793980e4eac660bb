import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `observability`: nothing where the environment has none. */
export function observability(environment: Environment): Application[] {
  if (environment.observability.kind === 'none') return [];
  return [foundationApplication('observability', foundation(foundationConfig(environment, 'observability')))];
}
