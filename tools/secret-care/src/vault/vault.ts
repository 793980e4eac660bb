import { az } from './az.ts';
import { inPrivateFile } from './private-file.ts';

/** Azure's name of the vault at that address. */
export const vaultNameOf = (vaultUrl: string): string => new URL(vaultUrl).hostname.split('.')[0] ?? '';

/** Which secrets a vault has, and which it keeps of those that were deleted: their names can't be used again. */
export interface VaultNames {
  readonly present: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
}

export async function vaultNames(vault: string): Promise<VaultNames> {
  const [present, deleted] = await Promise.all([names(vault, 'list'), names(vault, 'list-deleted')]);
  return { present, deleted };
}

async function names(vault: string, list: 'list' | 'list-deleted'): Promise<Set<string>> {
  const answer = await az([
    'keyvault',
    'secret',
    list,
    '--vault-name',
    vault,
    '--query',
    '[].name',
    '--output',
    'json',
  ]);
  return new Set((JSON.parse(answer) as string[]).map(spell));
}

/** Azure takes upper for lower case. */
export const spell = (name: string): string => name.toLowerCase();

/** Source: https://learn.microsoft.com/cli/azure/keyvault/secret#az-keyvault-secret-set, which else prints the value. */
export const setValue = (vault: string, name: string, value: string): Promise<string> =>
  inPrivateFile(value, (file) =>
    az([
      ...['keyvault', 'secret', 'set', '--vault-name', vault, '--name', name],
      ...['--file', file, '--encoding', 'utf-8', '--output', 'none'],
    ]),
  );

export async function valueOf(vault: string, name: string): Promise<string> {
  const about = ['keyvault', 'secret', 'show', '--vault-name', vault, '--name', name];
  return JSON.parse(await az([...about, '--query', 'value', '--output', 'json'])) as string;
}
