import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ClusterError, type Cluster } from '@headwater/bootstrap';
import { conversation, undump } from './database.ts';
import type { StoredDatabase } from './manifest.ts';
import type { Shown } from './shown.ts';
import { size } from './sizes.ts';
import { filledName, formerName, literal, quoted, tableRows } from './tables.ts';

/**
 * Fills a new database beside the one in use, wholly or not at all, and counts its rows. What is in use is not touched.
 */
export async function fill(
  cluster: Cluster,
  { name, file, bytes }: StoredDatabase,
  folder: string,
  shown: Shown,
): Promise<Record<string, number>> {
  const filled = filledName(name);
  await conversation(cluster, 'template1', async (ask) => {
    await ask(`DROP DATABASE IF EXISTS ${quoted(filled)} WITH (FORCE)`);
    const [[owner]] = (await ask(
      `SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = ${literal(name)}`,
    )) as [[string]];
    await ask(`CREATE DATABASE ${quoted(filled)} OWNER ${quoted(owner)} TEMPLATE template0`);
    // as the platform has all of its databases
    if (name !== 'postgres') await ask(`REVOKE CONNECT ON DATABASE ${quoted(filled)} FROM PUBLIC`);
  });
  let sent = 0;
  const content = createReadStream(join(folder, file));
  content.on('data', (chunk) => {
    sent += chunk.length;
    shown.current(`database ${name}: ${size(sent)} of ${size(bytes)}`);
  });
  await undump(cluster, filled, content);
  return conversation(cluster, filled, tableRows);
}

/** Puts the filled databases in the place of those in use, all of them at one time, and drops the old ones. */
export async function exchange(cluster: Cluster, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await conversation(cluster, 'template1', async (ask) => {
    for (const name of names) {
      await ask(`DROP DATABASE IF EXISTS ${quoted(formerName(name))} WITH (FORCE)`);
      await ask(
        `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
         WHERE datname IN (${literal(name)}, ${literal(filledName(name))})`,
      );
    }
    await ask('BEGIN');
    for (const name of names) {
      await ask(`ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(formerName(name))}`);
      await ask(`ALTER DATABASE ${quoted(filledName(name))} RENAME TO ${quoted(name)}`);
    }
    await ask('COMMIT');
    for (const name of names) await ask(`DROP DATABASE ${quoted(formerName(name))} WITH (FORCE)`);
  });
}

/** Throws a ClusterError where a filled database has other rows than the backup counted. */
export function refuseDifference(
  name: string,
  expected: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): void {
  const tables = [...new Set([...Object.keys(expected), ...Object.keys(found)])].filter(
    (table) => expected[table] !== found[table],
  );
  if (tables.length === 0) return;
  const list = tables.map(
    (table) => `${table} has ${found[table] ?? 'no'} rows instead of ${expected[table] ?? 'none'}`,
  );
  throw new ClusterError(`database '${name}': ${list.join(', ')}; nothing is replaced`);
}
