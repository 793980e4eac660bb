import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Choice } from '../cluster/choice.ts';
import { titleOf } from '../cluster/start-cluster.ts';
import { stateFolder } from '../cluster/state-folder.ts';
import type { Part } from './parts.ts';

/** What each cluster was brought up without, by its title. */
type Records = Readonly<Record<string, { readonly environment: string; readonly parts: readonly Part[] }>>;

const file = (): string => stateFolder('without.json');

function records(): Records {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Records;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

export function recorded(choice: Choice, environment: string): readonly Part[] {
  const record = records()[titleOf(choice)];
  return record?.environment === environment ? record.parts : [];
}

export function record(choice: Choice, environment: string, parts: readonly Part[]): void {
  const { [titleOf(choice)]: _, ...others } = records();
  const all = parts.length > 0 ? { ...others, [titleOf(choice)]: { environment, parts } } : others;
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  writeFileSync(file(), `${JSON.stringify(all)}\n`, { mode: 0o600 });
}
