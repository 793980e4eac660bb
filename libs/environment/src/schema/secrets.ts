import Type from 'typebox';
import { choice, object, text } from './vocabulary.ts';

/** An identifier of Azure. */
export const guid = (description: string) => text(description, '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$');

export const secrets = choice(
  'Where the values of secrets come from',
  'kind',
  object('./headwater up makes them in the cluster, and Reflector copies them to the namespaces that read them', {
    kind: Type.Literal('generated'),
  }),
  object('A key vault of Azure, from which External Secrets fills them', {
    kind: Type.Literal('key-vault'),
    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault
    vaultUrl: text(
      'Its address, https://<name>.vault.azure.net: the name has 3 to 24 letters, digits and hyphens, begins with a letter, ends with none of the hyphens and has no two in a row',
      '^https://(?=[a-zA-Z0-9-]{3,24}[.])[a-zA-Z](-?[a-zA-Z0-9])*[.]vault[.]azure[.]net$',
    ),
    tenantId: guid('The directory of Azure that the vault belongs to, a GUID'),
    clientId: guid('The client id of the managed identity that reads the vault, a GUID'),
    refreshInterval: text('How often values are read again, in minutes or hours: 30m, 1h', '^[1-9][0-9]{0,3}[mh]$'),
  }),
);
