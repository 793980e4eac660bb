import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `orchestrator`. */
export const orchestrator = (environment: Environment): Application[] => [
  foundationApplication('orchestrator', foundation(foundationConfig(environment, 'orchestrator'))),
];
