import { createInterface } from 'node:readline/promises';
import { loadEnvironment, vaultEntriesOf, type Environment } from '@headwater/environment';
import { publish, publishPlan, VaultError, vaultNameOf, vaultNames, type PublishPlan } from '@headwater/secret-care';
import type { VaultEntry } from '@headwater/secrets';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { textOf } from './secrets-passphrase.ts';

export interface PublishOptions {
  readonly environment: string;
  /** By the names in the vault. */
  readonly value: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
}

/** Makes the declared secrets that the vault of an environment lacks, in the vault; a value that is there stays. */
export async function publishSecrets({ environment: name, value, dryRun }: PublishOptions): Promise<void> {
  const environment = loadEnvironment(root, name);
  const vault = vaultNameOf(vaultOf(environment).vaultUrl);
  const entries = vaultEntriesOf(environment);
  await said(async () => {
    const names = await vaultNames(vault);
    const first = publishPlan(entries, names, value);
    refuse(first);
    const plan = dryRun ? first : publishPlan(entries, names, { ...value, ...(await asked(first)) });
    if (dryRun) return tell(vault, plan);
    await publish(plan, {
      vault,
      read: textOf,
      done: (each, remark) => console.log(`${each}: is in the vault${remark === undefined ? '' : `; ${remark}`}`),
    });
    conclude(vault, plan);
  });
}

type KeyVault = Environment['secrets'] & { readonly kind: 'key-vault' };

/** A Failure where secrets are generated in the cluster. */
export function vaultOf({ name, secrets }: Environment): KeyVault {
  if (secrets.kind === 'key-vault') return secrets;
  throw new Failure(
    `environments/${name}.yaml: 'secrets' is ${secrets.kind}: ./headwater up makes them in the cluster, and no vault has any`,
    exitCodes.wrongUse,
  );
}

/** What keeps Azure's command line from it is nothing of ours. */
export async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VaultError) throw new Failure(error.message);
    throw error;
  }
}

function refuse({ problems }: PublishPlan): void {
  if (problems.length > 0) throw new Failure(`${problems.join('\n')}\nnothing was done`, exitCodes.wrongUse);
}

function tell(vault: string, { made, given, present, missing, optional }: PublishPlan): void {
  const lines = [
    ...made.map(({ name }) => `${name}: would be made`),
    ...given.map(({ entry, file }) => `${entry.name}: would be taken from ${file}`),
    ...present.map(({ name }) => `${name}: is in the vault`),
    ...missing.map((entry) => `${entry.name}: a person has to provide it: ${description(entry)}`),
    ...optional.map((entry) => `${entry.name}: a person may provide it: ${description(entry)}`),
  ];
  console.log([...lines, `vault '${vault}': nothing was changed`].join('\n'));
}

function conclude(vault: string, { made, given, present, missing, optional }: PublishPlan): void {
  for (const entry of optional) console.log(`${entry.name}: may be provided: ${wayTo(entry)}`);
  console.log(`vault '${vault}': ${made.length} made, ${given.length} taken, ${present.length} were there`);
  if (missing.length === 0) return;
  throw new Failure(missing.map((entry) => `${entry.name}: is missing: ${wayTo(entry)}`).join('\n'));
}

const wayTo = (entry: VaultEntry): string =>
  `write ${description(entry)} into a file, and run ./headwater secrets publish --value ${entry.name}=<file>`;

const description = ({ maker }: VaultEntry): string => (maker.kind === 'external' ? maker.description : maker.kind);

/** Asks a person for the files that hold what only people have; nobody is asked where nobody is there. */
async function asked({ missing, optional }: PublishPlan): Promise<Record<string, string>> {
  const entries = [...missing, ...optional];
  if (!process.stdin.isTTY || entries.length === 0) return {};
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const files: Record<string, string> = {};
  try {
    for (const entry of entries) {
      const question = `${entry.name}: ${description(entry)}\n  a file that holds it (empty to leave it out): `;
      const file = (await terminal.question(question)).trim();
      if (file !== '') files[entry.name] = file;
    }
  } finally {
    terminal.close();
  }
  return files;
}
