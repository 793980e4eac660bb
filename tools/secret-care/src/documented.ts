import type { RealmClientName } from '@headwater/contracts';
import { gitDeployKey, platformSecrets, postgresAdministrator, realmClientSecrets } from '@headwater/secrets';

/** Everything that an environment may need, where it has a choice: for the repository a login and a key, and who rules either database. */
export const documented = [
  ...platformSecrets({
    databases: [],
    ownDatabase: true,
    ownObjectStore: true,
    gitAccess: 'login',
    observability: 'alerts-shown',
    signIn: Object.keys(realmClientSecrets) as RealmClientName[],
  }),
  gitDeployKey,
  postgresAdministrator,
];
