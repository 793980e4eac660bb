import { lineOf, valueAt, withValue } from '@headwater/environment';
import type { Outputs } from './outputs.ts';

interface Place {
  readonly path: readonly string[];
  readonly output: keyof Outputs;
  /** Whether a value that is there may be replaced. */
  readonly replaces?: (before: string) => boolean;
}

/** Where an environment says what the infrastructure decides, where it says so at all. */
const places: readonly Place[] = [
  { path: ['kubernetes', 'apiServer', '0', 'cidr'], output: 'apiServerSubnet' },
  { path: ['secrets', 'vaultUrl'], output: 'vaultUrl' },
  { path: ['secrets', 'tenantId'], output: 'tenantId' },
  { path: ['secrets', 'clientId'], output: 'secretsClientId' },
  { path: ['gateway', 'certificates', 'tenantId'], output: 'tenantId' },
  { path: ['gateway', 'certificates', 'clientId'], output: 'certificatesClientId' },
  { path: ['objectStore', 'account'], output: 'storageAccount' },
  { path: ['objectStore', 'tenantId'], output: 'tenantId' },
  { path: ['objectStore', 'clientId'], output: 'dataClientId' },
  { path: ['airflow', 'logs', 'account'], output: 'storageAccount' },
  { path: ['airflow', 'logs', 'resourceGroup'], output: 'resourceGroup' },
  { path: ['airflow', 'logs', 'tenantId'], output: 'tenantId' },
  { path: ['airflow', 'logs', 'clientId'], output: 'dataClientId' },
  { path: ['database', 'host'], output: 'databaseHost' },
  { path: ['database', 'cidr'], output: 'databaseSubnet' },
  // an environment that pulls from elsewhere has its reasons: the registry may be empty
  { path: ['images', 'mirror'], output: 'registry', replaces: (before) => before.endsWith('.azurecr.io') },
];

/** A value of an environment that the infrastructure has another one for. */
export interface Change {
  readonly path: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface Adoption {
  /** The environment's text with the values of the infrastructure; every other byte stays. */
  readonly text: string;
  readonly changes: readonly Change[];
  /** Outputs that the environment says nothing of. */
  readonly unused: readonly string[];
}

export function adopt(text: string, outputs: Outputs): Adoption {
  const present = places.flatMap((place) => {
    const before = valueAt(text, place.path);
    return before === undefined ? [] : [{ ...place, before }];
  });
  const changing = present.filter(
    ({ before, output, replaces }) => before !== outputs[output] && (replaces?.(before) ?? true),
  );
  return {
    text: changing.reduce((before, { path, output }) => withValue(before, path, outputs[output]), text),
    changes: changing.map(({ path, before, output }) => ({
      path: path.join('.'),
      line: lineOf(text, path),
      before,
      after: outputs[output],
    })),
    unused: Object.keys(outputs).filter((name) => !present.some(({ output }) => output === name)),
  };
}
