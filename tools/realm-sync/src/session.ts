import { setTimeout } from 'node:timers/promises';
import KcAdminClient, { NetworkError } from '@keycloak/keycloak-admin-client';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Keycloak's own client, signed in to work on one realm. A token of it lasts a minute: each stage signs in again. */
export interface Session {
  readonly api: KcAdminClient;
  readonly signIn: () => Promise<void>;
}

const timeout = 30_000;

export function session(server: string, realm: string, { username, password }: Login): Session {
  const api = new KcAdminClient({ baseUrl: server, realmName: realm, timeout });
  const signIn = async () => {
    // administrators are people of the realm in which all others are administered
    api.setConfig({ realmName: 'master' });
    await api.auth({ username, password, grantType: 'password', clientId: 'admin-cli' });
    api.setConfig({ realmName: realm });
  };
  return { api, signIn };
}

/** Signs in as soon as Keycloak answers; gives up where it does not in `patience` milliseconds, or refuses. */
export async function signInWhenReady({ signIn }: Session, patience: number): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await signIn();
    } catch (error) {
      const refused = error instanceof NetworkError && error.response.status < 500;
      if (refused || performance.now() > end) throw error;
    }
    await setTimeout(2000);
  }
}
