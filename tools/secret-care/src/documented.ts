import { gitDeployKey, platformSecrets } from '@headwater/secrets';

/** Everything that an environment may need: of the ways to read the repository, the one with a login and the key. */
export const documented = [
  ...platformSecrets({ databases: [], ownObjectStore: true, gitAccess: 'login', observability: 'none', signIn: [] }),
  gitDeployKey,
];
