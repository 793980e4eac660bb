import type { RealmClientName } from '@headwater/contracts';
import { gitDeployKey, platformSecrets, realmClientSecrets } from '@headwater/secrets';

/** Everything that an environment may need: of the ways to read the repository, the one with a login and the key. */
export const documented = [
  ...platformSecrets({
    databases: [],
    ownDatabase: true,
    objectStoreLogins: 'made',
    gitAccess: 'login',
    observability: 'alerts-shown',
    signIn: Object.keys(realmClientSecrets) as RealmClientName[],
  }),
  gitDeployKey,
];
