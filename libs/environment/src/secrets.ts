import {
  federatedSubject,
  keyVaultReader,
  serviceAccounts,
  type FederatedAccount,
  type Namespace,
} from '@headwater/contracts';
import type { ServiceAccountRef } from '@headwater/k8s';
import {
  fillingApplication,
  platformSecrets,
  vaultEntries,
  vaultProblems,
  type Secret,
  type SecretChoices,
  type VaultEntry,
} from '@headwater/secrets';
import { EnvironmentError, type Environment } from './environment.ts';
import { gitAccess, repositoryUrl, signIn } from './topology.ts';

/** Every secret that `environment` needs. */
export const secretsOf = (environment: Environment): Secret[] =>
  platformSecrets({
    databases: environment.database.databases,
    ownDatabase: environment.database.kind === 'postgres',
    objectStoreLogins: objectStoreLogins[environment.objectStore.kind],
    gitAccess: gitAccess(environment),
    signIn: signIn(environment),
    observability: observabilityOf(environment),
  });

const objectStoreLogins = { minio: 'made', s3: 'provided', 'azure-blob': 'none' } as const;

function observabilityOf({ observability }: Environment): SecretChoices['observability'] {
  if (observability.kind === 'none') return 'none';
  return observability.alerts.kind === 'slack' ? 'alerts-sent' : 'alerts-shown';
}

/** Those that are in `namespace`: its own, and the copies of others. */
export const secretsIn = (environment: Environment, namespace: Namespace): Secret[] =>
  secretsOf(environment).filter((secret) => secret.namespace === namespace || secret.readers.includes(namespace));

/** The namespaces that have any, in the order in which they are declared. */
export const namespacesWithSecrets = (environment: Environment): Namespace[] => [
  ...new Set(secretsOf(environment).flatMap(({ namespace, readers }) => [namespace, ...readers])),
];

/** What Applications of `namespace` need whose pods read secrets: that somebody has filled them. */
export const filledSecrets = ({ secrets }: Environment, namespace: Namespace) =>
  secrets.kind === 'generated' ? {} : { secrets: { application: fillingApplication(namespace) } };

/** What the secrets of `namespace` are filled from, and which. Throws an EnvironmentError where the vault can't keep all. */
export function keyVaultConfig(environment: Environment, namespace: Namespace) {
  const { secrets: choice } = environment;
  const secrets = secretsIn(environment, namespace);
  if (choice.kind === 'generated') return { namespace, secrets };
  vaultEntriesOf(environment);
  return { namespace, secrets, vault: { ...choice, repositoryUrl: repositoryUrl(environment) } };
}

/** What the vault of `environment` has to keep. Throws an EnvironmentError that names every one that it can't. */
export function vaultEntriesOf(environment: Environment): VaultEntry[] {
  const secrets = secretsOf(environment);
  const problems = vaultProblems(secrets);
  if (problems.length > 0) throw new EnvironmentError(problems);
  return vaultEntries(secrets);
}

/** The ServiceAccounts that Azure has to know as managed identities: a federated credential for each. */
export const federatedAccounts = (environment: Environment): FederatedAccount[] => {
  const { gateway, secrets } = environment;
  return [
    ...(secrets.kind === 'key-vault'
      ? namespacesWithSecrets(environment).map((namespace) => ({
          ...keyVaultReader(namespace),
          identity: 'secrets' as const,
          clientId: secrets.clientId,
        }))
      : []),
    ...(gateway.kind !== 'none' && gateway.certificates?.kind === 'acme'
      ? [
          {
            ...serviceAccounts.certificateIssuer,
            identity: 'certificates' as const,
            clientId: gateway.certificates.clientId,
          },
        ]
      : []),
    ...dataAccounts(environment),
  ];
};

/** Who reads and writes the storage account, or mounts a container of it. */
function dataAccounts({ airflow: { logs }, objectStore }: Environment): FederatedAccount[] {
  const store = objectStore.kind === 'azure-blob' ? objectStore : undefined;
  const volume = logs.kind === 'azure-blob-volume' ? logs : undefined;
  const clientId = (store ?? volume)?.clientId;
  if (clientId === undefined) return [];
  const accounts: ServiceAccountRef<Namespace>[] = [
    ...(volume ? serviceAccounts.airflowPrograms : []),
    ...(store ? serviceAccounts.objectStoreUsers : []),
  ];
  const bySubject = new Map(accounts.map((account) => [federatedSubject(account), account]));
  return [...bySubject.values()].map((account) => ({ ...account, identity: 'data', clientId }));
}
