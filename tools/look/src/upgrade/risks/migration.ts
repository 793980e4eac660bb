import { workloads } from '@headwater/contracts';
import { at, titleOf } from '../../objects/item.ts';
import { containersOf, podSpecOf } from '../../objects/pod-spec.ts';
import { stepBetween, versionOf } from '../../objects/versions.ts';
import type { RiskRule } from '../risk.ts';

const { namespace, labels } = workloads.airflow.migrations;

/** A newer Airflow changes the tables of its database: https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading.html */
export const migration: RiskRule = ({ changes }) =>
  changes.flatMap(({ identity, before, after }) => {
    if (identity.kind !== 'Job' || identity.namespace !== namespace || !before || !after) return [];
    const own = at(after, 'metadata', 'labels') as Record<string, string> | undefined;
    if (!Object.entries(labels).every(([label, value]) => own?.[label] === value)) return [];
    const [from, to] = [before, after].map((item) => versionOf(containersOf(podSpecOf(item))[0]?.image ?? '').version);
    if (from === undefined || to === undefined || from === to) return [];
    const back = stepBetween(from, to) === 'back';
    return [
      {
        level: back ? ('danger' as const) : ('care' as const),
        rule: 'migration',
        message: back
          ? `${titleOf(identity)}: Airflow ${from} → ${to}: an older version does not know the tables of a newer one; restore the backup of that time`
          : `${titleOf(identity)}: Airflow ${from} → ${to}: it changes the tables of the metadata database; the way back is a restore`,
        backup: true as const,
      },
    ];
  });
