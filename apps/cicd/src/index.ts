import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `cicd`. */
export const cicd = (environment: Environment): Application[] => [
  foundationApplication('cicd', foundation(foundationConfig(environment, 'cicd'))),
];
