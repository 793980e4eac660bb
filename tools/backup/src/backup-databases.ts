import { ClusterError, type Cluster } from '@headwater/bootstrap';
import { conversation, dump, dumpVersion, type Ask } from './database.ts';
import { keepByContent, write, type Written } from './folder.ts';
import type { StoredDatabase } from './manifest.ts';
import type { Shown } from './shown.ts';
import { count, size } from './sizes.ts';
import { databaseNames, literal, postgresVersion, revisions, tableRows } from './tables.ts';

/** Writes a dump of each database, and counts what the same snapshot has. */
export async function backUpDatabases(
  cluster: Cluster,
  folder: string,
  shown: Shown,
): Promise<{ version: string; databases: StoredDatabase[] }> {
  const { version, names } = await conversation(cluster, 'postgres', async (ask) => ({
    version: await postgresVersion(ask),
    names: await databaseNames(ask),
  }));
  const program = await dumpVersion(cluster);
  if (parseInt(program) < parseInt(version))
    throw new ClusterError(
      `pg_dump in the pod of PostgreSQL is of version ${program}, and can't read the server's ${version}; give the image of postgres the programs of its server`,
    );
  const databases: StoredDatabase[] = [];
  for (const name of names) {
    const stored = await conversation(cluster, name, (ask) => backUpDatabase(cluster, folder, shown, name, ask));
    if (stored) databases.push(stored);
  }
  return { version, databases };
}

/** Undefined for PostgreSQL's own database, unless somebody has made tables there. */
async function backUpDatabase(
  cluster: Cluster,
  folder: string,
  shown: Shown,
  name: string,
  ask: Ask,
): Promise<StoredDatabase | undefined> {
  await ask('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const snapshot = (await ask('SELECT pg_export_snapshot()'))[0]![0]!;
  const rows = await tableRows(ask);
  if (name === 'postgres' && Object.keys(rows).length === 0) return undefined;
  const expected = Number((await ask(`SELECT pg_database_size(${literal(name)})`))[0]![0]);
  const file = `databases-${name}`;
  let written: Written | undefined;
  await dump(cluster, name, snapshot, async (content) => {
    written = await write(folder, file, content, (bytes) =>
      shown.current(`database ${name}: ${size(bytes)} written, of ${size(expected)} before compression`),
    );
  });
  const stored = await keepByContent(folder, file, `databases/${name}`, written!, 'dump');
  const number = Object.values(rows).reduce((sum, each) => sum + each, 0);
  shown.line(
    `database ${name}: ${count(number, 'row')} in ${count(Object.keys(rows).length, 'table')}, ${size(stored.bytes)}`,
  );
  return { name, ...stored, rows, revisions: await revisions(ask, Object.keys(rows)) };
}
