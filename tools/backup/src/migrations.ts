import { ClusterError, kubectl, type Cluster } from '@headwater/bootstrap';
import { workloads } from '@headwater/contracts';
import type { Manifest } from './manifest.ts';

type Revisions = Readonly<Record<string, string>>;

/** Tables of revisions in which the backup and the cluster differ. */
export const differing = (stored: Revisions, present: Revisions): string[] =>
  Object.keys(stored).filter((table) => stored[table] !== present[table]);

/** Why the cluster's Airflow can't migrate the backup's database; nothing where it can. */
export const migrationProblems = (
  { databases }: Manifest,
  present: Readonly<Record<string, Revisions>>,
  known: ReadonlySet<string>,
): string[] =>
  databases.flatMap(({ name, revisions }) =>
    differing(revisions, present[name] ?? {})
      .filter((table) => !known.has(revisions[table]!))
      .map(
        (table) =>
          `database '${name}': ${table} names revision ${revisions[table]}, which the cluster's Airflow does not know: a newer one made it; upgrade the cluster first`,
      ),
  );

// the revisions of Airflow itself, and of the databases of its providers
const program = `
from alembic.script import ScriptDirectory
from airflow.utils.db import _get_alembic_config
from airflow.utils.db_manager import RunDBManager

configurations = [_get_alembic_config(), *(manager(None).get_alembic_config() for manager in RunDBManager()._managers)]
for configuration in configurations:
    for revision in ScriptDirectory.from_config(configuration).walk_revisions():
        print("revision", revision.revision)
`;

/** Every revision that the Airflow in the cluster can migrate from. */
export async function knownRevisions(cluster: Cluster): Promise<Set<string>> {
  const { namespace, name } = workloads.airflow.scheduler;
  const output = await kubectl(
    cluster,
    ['exec', '--stdin', `--namespace=${namespace}`, `deployment/${name}`, '--', 'python', '-'],
    program,
  );
  const found = [...output.matchAll(/^revision (\w+)$/gm)].map(([, revision]) => revision!);
  if (found.length === 0) throw new ClusterError(`deployment '${name}': names no migration; wait until Airflow runs`);
  return new Set(found);
}
