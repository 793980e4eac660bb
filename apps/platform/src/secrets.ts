import { gitAccess, signIn, type Environment } from '@headwater/environment';
import { platformSecrets, type Secret, type SecretChoices } from '@headwater/secrets';

/** Every secret that `environment` needs. */
export const secretsOf = (environment: Environment): Secret[] =>
  platformSecrets({
    databases: environment.database.databases,
    ownObjectStore: environment.objectStore.kind === 'minio',
    gitAccess: gitAccess(environment),
    signIn: signIn(environment),
    observability: observabilityOf(environment),
  });

function observabilityOf({ observability }: Environment): SecretChoices['observability'] {
  if (observability.kind === 'none') return 'none';
  return observability.alerts.kind === 'slack' ? 'alerts-sent' : 'alerts-shown';
}
