import { application, foundationApplication, type Application } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { madeDatabases, publicUrl, services, type FrontDoor } from '@headwater/contracts';
import {
  filledSecrets,
  foundationConfig,
  image,
  keyVaultConfig,
  signIn,
  topology,
  type Environment,
} from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { ingressApplications } from '@headwater/ingress';
import { keyVaultApplications } from '@headwater/key-vault';
import { keycloak, keycloakImage } from '@headwater/keycloak';
import { realm, realmImage } from '@headwater/realm';
import { keycloakAdmin, keycloakDatabase, mirrored, own, realmClientSecrets } from '@headwater/secrets';

/** What runs in namespace `identity`: nothing where the environment has none. */
export const identity = available((environment: Environment) => {
  const { identity: choice } = environment;
  const { frontDoor } = topology(environment);
  if (choice.kind === 'none' || !frontDoor) return [];
  return [
    foundationApplication('identity', foundation(foundationConfig(environment, 'identity'))),
    ...keyVaultApplications(keyVaultConfig(environment, 'identity')),
    ...ingressApplications(topology(environment), 'identity'),
    server(environment, choice, frontDoor),
    theRealm(environment, frontDoor),
  ];
});

type Keycloak = Environment['identity'] & { readonly kind: 'keycloak' };

function server(environment: Environment, { resources }: Keycloak, frontDoor: FrontDoor): Application {
  const { database, keycloakCluster } = topology(environment);
  return application(
    { name: 'keycloak', namespace: 'identity' },
    {
      ...madeDatabases(database),
      ...filledSecrets(environment, 'identity'),
      databaseLogin: mirrored(keycloakDatabase, 'identity', environment.secrets.kind),
    },
    ({ databaseLogin }) =>
      keycloak({
        image: image(environment, 'keycloak', keycloakImage),
        url: publicUrl(frontDoor, 'keycloak'),
        database,
        databaseLogin,
        admin: own(keycloakAdmin),
        resources,
        clustered: keycloakCluster ?? false,
      }),
  );
}

function theRealm(environment: Environment, door: FrontDoor): Application {
  const secrets = Object.fromEntries(
    signIn(environment).map(
      (client) => [client, mirrored(realmClientSecrets[client], 'identity', environment.secrets.kind)] as const,
    ),
  );
  return application({ name: 'realm', namespace: 'identity' }, { keycloak: services.keycloak, ...secrets }, () =>
    realm({ image: image(environment, 'realm', realmImage), door, admin: own(keycloakAdmin), clients: secrets }),
  );
}
