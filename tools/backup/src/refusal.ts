import type { Manifest } from './manifest.ts';
import { count } from './sizes.ts';

/** What a cluster has, as far as it decides whether a backup may take its place. */
export interface Present {
  readonly environment: string;
  /** The version of PostgreSQL; none where the databases are somebody else's. */
  readonly postgres?: string;
  /** By database, the tables that have rows because somebody has worked there, and how many. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By bucket, how many objects somebody has put there. */
  readonly objects: Readonly<Record<string, number>>;
  /** The fingerprint of the backup that an interrupted restore was about. */
  readonly unfinished?: string;
}

/** Tables of Airflow that are empty until somebody works with it; the others are filled by the platform's own start. */
const worked = ['dag_run', 'task_instance', 'connection', 'variable', 'xcom', 'backfill'].map(
  (table) => `public.${table}`,
);

/** The rows that somebody's work left: of other databases than Airflow's, all of them. */
export const workedRows = (rows: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(rows).filter(
      ([table, number]) => number > 0 && (!('public.dag_run' in rows) || worked.includes(table)),
    ),
  );

export interface Wish {
  /** Where the backup is. */
  readonly place: string;
  /** Of the backup. */
  readonly fingerprint: string;
  /** Whether what is there may be lost. */
  readonly replace: boolean;
}

/** Why the backup can't be restored into the cluster, all reasons at once; nothing where it can. */
export function refusal(manifest: Manifest, present: Present, { place, fingerprint, replace }: Wish): string[] {
  const goesOn = present.unfinished === fingerprint;
  return [
    ...(manifest.environment === present.environment
      ? []
      : [
          `${place}: is a backup of environment '${manifest.environment}', not of '${present.environment}'; name it with --environment`,
        ]),
    ...postgresProblems(manifest, present, place),
    ...manifest.databases
      .filter(({ name }) => present.postgres !== undefined && !present.rows[name])
      .map(({ name }) => `database '${name}': is in the backup, and not in the cluster; declare it in environments/`),
    ...manifest.buckets
      .filter(({ name, objects }) => objects > 0 && present.objects[name] === undefined)
      .map(({ name }) => `bucket '${name}': is in the backup, and not in the cluster; declare it in environments/`),
    ...(present.unfinished !== undefined && !goesOn && !replace
      ? [
          'the cluster: holds a part of another backup, whose restore was interrupted; go on with that one, or give --replace to lose it',
        ]
      : []),
    ...(goesOn || replace ? [] : dataProblems(manifest, present)),
  ];
}

function postgresProblems({ postgres, databases }: Manifest, present: Present, place: string): string[] {
  if (databases.length === 0 || postgres === undefined) return [];
  if (present.postgres === undefined)
    return [`${place}: holds databases, and those of this environment are somebody else's; restore them there`];
  return major(postgres) > major(present.postgres)
    ? [
        `${place}: comes from PostgreSQL ${postgres}, and the cluster has ${present.postgres}, which can't read it; upgrade the cluster first`,
      ]
    : [];
}

const major = (version: string): number => Number(version.split('.')[0]);

const dataProblems = ({ databases, buckets }: Manifest, present: Present): string[] => [
  ...databases.flatMap(({ name }) => {
    const tables = Object.entries(present.rows[name] ?? {});
    if (tables.length === 0) return [];
    const what = tables.map(([table, rows]) => `${rows} in ${table}`).join(', ');
    return [`database '${name}': holds rows (${what}); back them up, then give --replace to lose them`];
  }),
  ...buckets.flatMap(({ name }) => {
    const objects = present.objects[name] ?? 0;
    return objects === 0
      ? []
      : [`bucket '${name}': holds ${count(objects, 'object')}; back them up, then give --replace to lose them`];
  }),
];
