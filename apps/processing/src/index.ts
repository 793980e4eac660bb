import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `processing`. */
export const processing = (environment: Environment): Application[] => [
  foundationApplication('processing', foundation(foundationConfig(environment, 'processing'))),
];
