import type { StoredObject } from './bucket-index.ts';
import type { Manifest } from './manifest.ts';

/** What is in the cluster after a restore. */
export interface Found {
  /** Rows by database and table. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly buckets: Readonly<Record<string, { readonly objects: number; readonly bytes: number }>>;
}

export interface Compared {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly equal: boolean;
}

/** What the backup says beside what the cluster has: one line for each database and bucket, and for each table that differs. */
export const comparison = ({ databases, buckets }: Manifest, found: Found): Compared[] => [
  ...databases.flatMap(({ name, rows }) => [
    compared(`database ${name}`, rowsText(rows), rowsText(found.rows[name] ?? {})),
    ...[...new Set([...Object.keys(rows), ...Object.keys(found.rows[name] ?? {})])]
      .sort()
      .map((table) => compared(`table ${name}.${table}`, tableText(rows[table]), tableText(found.rows[name]?.[table])))
      .filter(({ equal }) => !equal),
  ]),
  ...buckets.map(({ name, objects, bytes }) =>
    compared(
      `bucket ${name}`,
      objectsText({ objects, bytes }),
      objectsText(found.buckets[name] ?? { objects: 0, bytes: 0 }),
    ),
  ),
];

const compared = (what: string, expected: string, found: string): Compared => ({
  what,
  expected,
  found,
  equal: expected === found,
});

const rowsText = (rows: Readonly<Record<string, number>>): string => {
  const all = Object.values(rows);
  return `${all.reduce((sum, each) => sum + each, 0)} rows in ${all.length} tables`;
};

const tableText = (rows: number | undefined): string => (rows === undefined ? 'no table' : `${rows} rows`);

const objectsText = ({ objects, bytes }: { objects: number; bytes: number }): string =>
  `${objects} objects, ${bytes} bytes`;

export const total = (objects: readonly Pick<StoredObject, 'bytes'>[]): { objects: number; bytes: number } => ({
  objects: objects.length,
  bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0),
});
