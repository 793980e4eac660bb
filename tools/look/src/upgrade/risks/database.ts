import { numbers, versionOf } from '../../objects/versions.ts';
import { containersOf, podSpecOf } from '../../objects/pod-spec.ts';
import { titleOf, type Item } from '../../objects/item.ts';
import type { RiskRule } from '../risk.ts';

/** PostgreSQL reads no folder that another major version wrote: https://www.postgresql.org/docs/current/upgrading.html */
export const databaseMajorVersion: RiskRule = ({ changes }) =>
  changes.flatMap(({ identity, before, after }) => {
    if (identity.kind !== 'StatefulSet' || !before || !after) return [];
    const [from, to] = [postgres(before), postgres(after)];
    if (from === undefined || to === undefined || from === to) return [];
    return [
      {
        level: 'danger' as const,
        rule: 'database-major-version',
        message: `${titleOf(identity)}: PostgreSQL ${from} → ${to}: it does not start on what version ${from} wrote; back up, and restore into the new version`,
        backup: true as const,
      },
    ];
  });

const postgres = (item: Item): number | undefined =>
  containersOf(podSpecOf(item))
    .map(({ image = '' }) => versionOf(image))
    .filter(({ repository }) => repository.split('/').at(-1) === 'postgres')
    .map(({ version }) => numbers(version)?.[0])[0];
