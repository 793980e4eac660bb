import { application, foundationApplication, upstreamApplication, type Application } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { hasMirrors } from '@headwater/contracts';
import { foundationConfig, image, namespacesWithSecrets, topology, type Environment } from '@headwater/environment';
import {
  bringsExternalSecretsDefinitions,
  externalSecrets,
  externalSecretsImage,
  externalSecretsSource,
} from '@headwater/external-secrets';
import { foundation } from '@headwater/foundation';
import { reflector, reflectorImage } from '@headwater/reflector';

/** What runs in namespace `management`: who brings secrets, and what else is mirrored, to the other namespaces. */
export const management = available((environment: Environment) => [
  foundationApplication('management', foundation(foundationConfig(environment, 'management'))),
  ...mirrors(environment),
  ...vault(environment),
]);

const mirrors = (environment: Environment): Application[] =>
  hasMirrors(topology(environment))
    ? [
        application({ name: 'reflector', namespace: 'management' }, {}, () =>
          reflector({ image: image(environment, 'reflector', reflectorImage) }),
        ),
      ]
    : [];

function vault(environment: Environment): Application[] {
  if (environment.secrets.kind === 'generated') return [];
  return [
    definitions,
    application(
      { name: 'external-secrets', namespace: 'management' },
      { definitions: { application: definitions.name } },
      () =>
        externalSecrets({
          image: image(environment, 'external-secrets', externalSecretsImage),
          namespaces: namespacesWithSecrets(environment),
        }),
    ),
  ];
}

const definitions = upstreamApplication(
  {
    name: 'external-secrets-crds',
    namespace: 'management',
    component: 'libs/external-secrets',
    provides: bringsExternalSecretsDefinitions,
    // they are larger than the annotation in which client-side apply keeps a copy
    serverSideApply: true,
  },
  externalSecretsSource,
);
