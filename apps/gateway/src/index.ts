import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `gateway`: nothing where the environment has none. */
export function gateway(environment: Environment): Application[] {
  if (environment.gateway.kind === 'none') return [];
  return [foundationApplication('gateway', foundation(foundationConfig(environment, 'gateway')))];
}
