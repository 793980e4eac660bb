import { validate } from '@headwater/environment';
import Type, { type Static } from 'typebox';

const text = (description: string, pattern: string) => Type.String({ description, pattern });
const range = '^[0-9]+([.][0-9]+){3}/[0-9]+$';
const guid = (description: string) => text(description, '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$');
const host = (description: string, pattern: string) => text(description, `^[a-z0-9-]+([.][a-z0-9-]+)*${pattern}$`);

/** What the output `environment` of infra/aks has: names that Azure gave, and nothing that is secret. */
export const outputsSchema = Type.Object(
  {
    vaultUrl: text(
      'The address of the vault, https://<name>.vault.azure.net',
      '^https://[a-zA-Z0-9-]+[.]vault[.]azure[.]net$',
    ),
    tenantId: guid('The directory, a GUID'),
    secretsClientId: guid('The client id of the managed identity that reads the vault, a GUID'),
    certificatesClientId: guid('The client id of the managed identity that writes into the zone of DNS, a GUID'),
    dataClientId: guid('The client id of the managed identity that reads and writes the storage account, a GUID'),
    registry: host('The host of the registry, <name>.azurecr.io', '[.]azurecr[.]io'),
    storageAccount: text('The name of the storage account', '^[a-z0-9]{3,24}$'),
    resourceGroup: text('The resource group that the account is in', '^[a-zA-Z0-9_().-]{1,90}$'),
    databaseHost: host('The host of the database server', '[.]postgres[.]database[.]azure[.]com'),
    databaseSubnet: text('The address range of the database', range),
    apiServerHost: host('The host of the API server, <name>.azmk8s.io', '[.]azmk8s[.]io'),
    apiServerSubnet: text('The address range of the API server', range),
    oidcIssuer: text('Who issues the tokens of service accounts, https://…/', '^https://.+/$'),
  },
  { additionalProperties: false },
);

export type Outputs = Static<typeof outputsSchema>;

/** What OpenTofu printed is not what infra/aks tells; the message says in which way. */
export class OutputsError extends Error {
  override readonly name = 'OutputsError';
}

/** The outputs in what `tofu output -json` printed. Throws an OutputsError that names all that is wrong with them. */
export function outputsOf(json: string): Outputs {
  const environment = parsed(json)['environment']?.value;
  if (environment === undefined)
    throw new OutputsError("there is no output 'environment'; give what `tofu output -json` prints after an apply");
  const problems = validate(outputsSchema, environment).map(({ message }) =>
    message.replace(/^the file /, "output 'environment' "),
  );
  if (problems.length > 0) throw new OutputsError(problems.join('\n'));
  return environment as Outputs;
}

function parsed(json: string): Record<string, { readonly value?: unknown } | undefined> {
  try {
    const data: unknown = JSON.parse(json);
    if (typeof data === 'object' && data !== null) return data as Record<string, { readonly value?: unknown }>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new OutputsError('that is no JSON object; give what `tofu output -json` prints');
}
