import { application, type Application } from '@headwater/argocd';
import type { Namespace } from '@headwater/contracts';
import { fillingApplication, type Secret } from '@headwater/secrets';
import { fillerAccess } from './access.ts';
import { externalSecret } from './external-secret.ts';
import { reader, secretStore } from './store.ts';

/** A key vault of Azure, and who reads it. */
export interface KeyVault {
  readonly vaultUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** In minutes or hours: `30m`, `1h`. */
  readonly refreshInterval: string;
  /** The address of the repository that Argo CD tracks, which some secrets hold beside what is secret. */
  readonly repositoryUrl: string;
}

export interface KeyVaultConfig {
  readonly namespace: Namespace;
  /** What is filled there: the secrets of the namespace, and its copies of others. */
  readonly secrets: readonly Secret[];
  /** None where no vault has them. */
  readonly vault?: KeyVault;
}

const operator = { definitions: { application: 'external-secrets-crds' }, filler: { application: 'external-secrets' } };

/**
 * What fills the secrets of a namespace from a vault: it is healthy once all of them are filled. What nobody has to
 * provide is an Application of its own, whose health nobody waits for.
 */
export function keyVaultApplications({ namespace, secrets, vault }: KeyVaultConfig): Application[] {
  if (!vault || secrets.length === 0) return [];
  const required = secrets.filter(({ optional }) => !optional);
  const optional = secrets.filter((secret) => secret.optional);
  const name = fillingApplication(namespace);
  const external = (secret: Secret) => externalSecret(secret, namespace, vault);
  return [
    application({ name, namespace, folder: 'secrets', component: 'libs/key-vault' }, operator, () => [
      ...fillerAccess(namespace),
      reader(namespace, vault),
      secretStore(namespace, vault),
      ...required.map(external),
    ]),
    ...(optional.length === 0
      ? []
      : [
          application(
            {
              name: `${namespace}-optional-secrets`,
              namespace,
              folder: 'optional-secrets',
              component: 'libs/key-vault',
            },
            { ...operator, store: { application: name } },
            () => optional.map(external),
          ),
        ]),
  ];
}
