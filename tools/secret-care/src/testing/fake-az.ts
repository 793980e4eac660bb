import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Azure's command line, as far as it is used, with a vault in a folder. */
export interface FakeAz {
  /** The folder to put on PATH. */
  readonly folder: string;
  /** What the vault has, by name. */
  readonly secrets: () => Record<string, string>;
  readonly keep: (name: string, value: string) => void;
  /** The name of a secret that was deleted, and is kept by the vault. */
  readonly keepDeleted: (name: string) => void;
  /** The name at which `set` is refused; none with an empty one. */
  readonly refuse: (name: string) => void;
  /** The arguments of each call. */
  readonly calls: () => string[];
  /** The permissions of each file that it was given, and of its folder, as `ls` writes them. */
  readonly modes: () => string[];
  readonly remove: () => void;
}

export function fakeAz(): FakeAz {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-fake-'));
  const place = (name: string) => join(folder, name);
  for (const name of ['secrets', 'deleted']) mkdirSync(place(name));
  writeFileSync(place('az'), program(folder), { mode: 0o755 });
  const lines = (name: string) =>
    existsSync(place(name)) ? readFileSync(place(name), 'utf8').trimEnd().split('\n') : [];
  return {
    folder,
    secrets: () =>
      Object.fromEntries(
        readdirSync(place('secrets')).map((name) => [name, readFileSync(place(`secrets/${name}`), 'utf8')]),
      ),
    keep: (name, value) => writeFileSync(place(`secrets/${name}`), value),
    keepDeleted: (name) => writeFileSync(place(`deleted/${name}`), ''),
    refuse: (name) => writeFileSync(place('refused'), name),
    calls: () => lines('calls'),
    modes: () => lines('modes'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const program = (folder: string): string => `#!/bin/sh
cd '${folder}' || exit 99
all=$*
printf '%s\\n' "$all" >> calls
while [ $# -gt 0 ]; do
  case $1 in --name) name=$2 ;; --file) file=$2 ;; esac
  shift
done
names() {
  list=
  for each in "$1"/*; do [ -e "$each" ] && list="$list\${list:+,}\\"\${each##*/}\\""; done
  echo "[$list]"
}
permissions() { ls -ld "$1" | cut -c1-10; }
case $all in
  'keyvault secret list '*) names secrets ;;
  'keyvault secret list-deleted '*) names deleted ;;
  'keyvault secret show '*) printf '"%s"\\n' "$(cat "secrets/$name")" ;;
  'keyvault secret set '*)
    if [ -e refused ] && [ "$(cat refused)" = "$name" ]; then
      echo 'ERROR: (Forbidden) Caller is not authorized' >&2
      exit 1
    fi
    echo "$(permissions "$file") $(permissions "$(dirname "$file")")" >> modes
    cp "$file" "secrets/$name" ;;
  *) echo "unexpected: az $all" >&2; exit 99 ;;
esac
`;
