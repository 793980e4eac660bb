import { readSecret, targetOf } from '@headwater/bootstrap';
import { publicUrl, realm, services, type FrontDoor } from '@headwater/contracts';
import { topology } from '@headwater/environment';
import { session, type Login, type Session } from '@headwater/realm-sync';
import { keycloakAdmin } from '@headwater/secrets';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { running } from '../without/checkout.ts';

export interface PeopleOptions extends ClusterOptions {
  readonly environment: string;
  readonly output: 'text' | 'json';
}

/** Keycloak's administration of the realm, by the platform's own login, and where people sign in. */
export async function administration(options: PeopleOptions): Promise<{ session: Session; door: FrontDoor }> {
  const { environment } = await running(options.environment, options);
  const { frontDoor: door } = topology(environment);
  if (environment.identity.kind === 'none' || !door) {
    throw new Failure(
      `nobody signs in at Keycloak in '${environment.name}': its identity is none; ./headwater open says how each service is signed in to`,
      exitCodes.wrongUse,
    );
  }
  const cluster = await theCluster(options);
  const { namespace, name } = keycloakAdmin;
  const login = (await readSecret(cluster, namespace, name)) as unknown as Login;
  const keycloak = session(`http://${await cluster.reach(targetOf(services.keycloak))}`, realm, login);
  try {
    await keycloak.signIn();
  } catch (error) {
    throw new Failure(
      `Keycloak lets '${login.username}' not in (${error instanceof Error ? error.message : String(error)}); ./headwater status says how it is`,
    );
  }
  return { session: keycloak, door };
}

/** Where a person opens the platform first. */
export const entrance = (door: FrontDoor): string => `${publicUrl(door, 'airflow')}/`;
