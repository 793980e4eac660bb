import type { Ask } from './database.ts';

/** Names of the databases that people and programs use; PostgreSQL's own one counts once somebody has made a table there. */
export async function databaseNames(ask: Ask): Promise<string[]> {
  const rows = await ask('SELECT datname FROM pg_database WHERE NOT datistemplate AND datallowconn ORDER BY datname');
  return rows.map(([name]) => name!).filter((name) => !isTemporary(name));
}

/** A database that a restore fills, and the one whose place it takes: neither is part of a backup. */
export const filledName = (name: string): string => `${name}${filled}`;
export const formerName = (name: string): string => `${name}${former}`;

const filled = '-being-restored';
const former = '-before-restore';

const isTemporary = (name: string): boolean => name.endsWith(filled) || name.endsWith(former);

/** How many rows each table has. */
export async function tableRows(ask: Ask): Promise<Record<string, number>> {
  const tables = await ask(
    `SELECT format('%I.%I', nspname, relname), nspname || '.' || relname
     FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relkind = 'r' AND relpersistence <> 't' AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
     ORDER BY 2`,
  );
  const rows: Record<string, number> = {};
  for (const [identifier, name] of tables) {
    rows[name!] = Number((await ask(`SELECT count(*) FROM ${identifier}`))[0]![0]);
  }
  return rows;
}

/** Which migration each table of revisions names, as Alembic writes them. */
export async function revisions(ask: Ask, tables: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables.filter((name) => /^public\.alembic_version\w*$/.test(name))) {
    const [row] = await ask(`SELECT version_num FROM ${table}`);
    if (row) found[table] = row[0]!;
  }
  return found;
}

export const postgresVersion = async (ask: Ask): Promise<string> =>
  (await ask('SHOW server_version'))[0]![0]!.split(' ')[0]!;

export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
