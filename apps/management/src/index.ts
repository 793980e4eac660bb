import { application, foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, image, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { reflector, reflectorImage } from '@headwater/reflector';

/** What runs in namespace `management`. */
export const management = (environment: Environment): Application[] => [
  foundationApplication('management', foundation(foundationConfig(environment, 'management'))),
  application({ name: 'reflector', namespace: 'management' }, {}, () =>
    reflector({ image: image(environment, 'reflector', reflectorImage) }),
  ),
];
