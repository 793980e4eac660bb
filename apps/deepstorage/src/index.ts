import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `deepstorage`. */
export const deepstorage = (environment: Environment): Application[] => [
  foundationApplication('deepstorage', foundation(foundationConfig(environment, 'deepstorage'))),
];
