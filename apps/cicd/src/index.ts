import { application, foundationApplication, type Application } from '@headwater/argocd';
import { argocd, argocdImages, providedByArgocd } from '@headwater/argocd-install';
import { foundationConfig, image, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace `cicd`. */
export const cicd = (environment: Environment): Application[] => [
  foundationApplication('cicd', foundation(foundationConfig(environment, 'cicd'))),
  application(
    {
      name: 'argocd',
      namespace: 'cicd',
      component: 'libs/argocd-install',
      provides: providedByArgocd,
      // the ApplicationSet definition alone is larger than an annotation may be
      serverSideApply: true,
    },
    {},
    () =>
      argocd({
        images: {
          argocd: image(environment, 'argocd', argocdImages.argocd),
          redis: image(environment, 'redis', argocdImages.redis),
        },
        knownHosts: environment.git.knownHosts,
      }),
  ),
];
