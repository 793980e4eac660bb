import { suggestion } from '@headwater/k8s';
import type { VaultEntry } from '@headwater/secrets';
import { spell, type VaultNames } from './vault.ts';

/** What becomes of each value that a vault has to keep. */
export interface PublishPlan {
  /** Made here. */
  readonly made: readonly VaultEntry[];
  /** Provided by a person, in a file. */
  readonly given: readonly { readonly entry: VaultEntry; readonly file: string }[];
  /** Left alone: the vault has them. */
  readonly present: readonly VaultEntry[];
  /** Nobody has provided them yet: the platform waits for the first, and works without the others. */
  readonly missing: readonly VaultEntry[];
  readonly optional: readonly VaultEntry[];
  /** Why nothing of it can be done. */
  readonly problems: readonly string[];
}

/** `files` are by the names in the vault. */
export function publishPlan(
  entries: readonly VaultEntry[],
  { present, deleted }: VaultNames,
  files: Readonly<Record<string, string>>,
): PublishPlan {
  const has = (names: ReadonlySet<string>) => (entry: VaultEntry) => names.has(spell(entry.name));
  const absent = entries.filter((entry) => !has(present)(entry));
  const fileOf = ({ name }: VaultEntry) => files[name];
  const people = absent.filter(({ maker }) => maker.kind === 'external');
  const lacking = people.filter((entry) => fileOf(entry) === undefined);
  return {
    // what a person brings along is theirs, even where it could be made
    made: absent.filter((entry) => entry.maker.kind !== 'external' && fileOf(entry) === undefined),
    given: absent.flatMap((entry) => {
      const file = fileOf(entry);
      return file === undefined ? [] : [{ entry, file }];
    }),
    present: entries.filter(has(present)),
    missing: lacking.filter(({ secret }) => !secret.optional),
    optional: lacking.filter(({ secret }) => secret.optional),
    problems: [
      ...Object.keys(files)
        .filter((name) => !entries.some((entry) => entry.name === name))
        .map((name) => `'${name}' is nothing that a vault has to keep${near(name, entries)}`),
      ...entries
        .filter((entry) => has(present)(entry) && fileOf(entry) !== undefined)
        .map(({ name }) => `'${name}' is in the vault, and no value there is replaced; leave out its file`),
      ...absent
        .filter(has(deleted))
        .map(
          ({ name }) =>
            `'${name}' was deleted from the vault, which keeps its name; bring it back with az keyvault secret recover, or purge it`,
        ),
    ],
  };
}

const near = (name: string, entries: readonly VaultEntry[]): string => {
  const names = entries.map((entry) => entry.name);
  return suggestion(name, names) || '; ./headwater secrets publish --dry-run lists all names';
};
