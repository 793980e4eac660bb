import type { Risk, RiskRule, Upgrade } from '../risk.ts';
import { databaseMajorVersion } from './database.ts';
import { definitions } from './definitions.ts';
import { immutableFields } from './immutable.ts';
import { migration } from './migration.ts';
import { removal } from './removal.ts';
import { restarts } from './restarts.ts';
import { neededSecrets } from './secrets.ts';
import { volumeSize } from './volumes.ts';

const rules: readonly RiskRule[] = [
  databaseMajorVersion,
  removal,
  immutableFields,
  volumeSize,
  neededSecrets,
  definitions,
  migration,
  restarts,
];

/** Everything to know, what is worst first. */
export const risksOf = (upgrade: Upgrade): Risk[] => {
  const all = rules.flatMap((rule) => rule(upgrade));
  return [...all.filter(({ level }) => level === 'danger'), ...all.filter(({ level }) => level === 'care')];
};
