import { gitAccess, signIn, type Environment } from '@headwater/environment';
import { platformSecrets, type Secret } from '@headwater/secrets';

/** Every secret that `environment` needs. */
export const secretsOf = (environment: Environment): Secret[] =>
  platformSecrets({
    databases: environment.database.databases,
    ownObjectStore: environment.objectStore.kind === 'minio',
    gitAccess: gitAccess(environment),
    signIn: signIn(environment),
  });
