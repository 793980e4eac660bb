import { ClusterError } from '@headwater/bootstrap';

/** A file of a backup, by its path below the folder, and what it must hold. */
export interface StoredFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface StoredDatabase extends StoredFile {
  readonly name: string;
  /** How many rows each table has, by `<schema>.<table>`. */
  readonly rows: Readonly<Record<string, number>>;
  /** The migration that each table of revisions names: `public.alembic_version`. */
  readonly revisions: Readonly<Record<string, string>>;
}

export interface StoredBucket {
  readonly name: string;
  readonly objects: number;
  /** Of all objects together. */
  readonly bytes: number;
  /** One line of JSON for each object. */
  readonly index: StoredFile;
}

/** What `manifest.json` says: a folder that has none is no whole backup. */
export interface Manifest {
  readonly format: typeof format;
  /** Of the checkout that made it; what runs in the cluster is what is in Git. */
  readonly commit: string;
  readonly environment: string;
  /** ISO 8601. */
  readonly begun: string;
  readonly ended: string;
  /** The version of PostgreSQL: `17.11`; none where the databases are somebody else's. */
  readonly postgres?: string;
  readonly databases: readonly StoredDatabase[];
  readonly buckets: readonly StoredBucket[];
  /** The declared secrets, encrypted. */
  readonly secrets?: StoredFile;
  /** What the Git server in the cluster has, as a Git bundle. */
  readonly repository?: StoredFile;
}

/** Counts changes after which an older Headwater could not read a backup. */
export const format = 1;

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** Reads the text of `manifest.json` in a folder, or another place. Throws a ClusterError where it is not one that this version reads. */
export function parseManifest(text: string, place: string): Manifest {
  const where = `${place}/manifest.json`;
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(text) as Partial<Manifest>;
  } catch {
    throw new ClusterError(`${where}: is not JSON; it was damaged, so take another backup`);
  }
  if (manifest.format === undefined || !manifest.databases || !manifest.buckets)
    throw new ClusterError(
      `${where}: is not the manifest of a backup; name a place that ./headwater backup has written`,
    );
  if (manifest.format !== format)
    throw new ClusterError(
      `${where}: has format ${manifest.format as number}, and this Headwater reads format ${format}; check out commit ${manifest.commit} to restore it`,
    );
  return manifest as Manifest;
}

/** Whether a backup may have a file of that path; all others in its place are somebody else's. */
export const isBackupFile = (path: string): boolean =>
  /^(databases\/[^/]+-[\da-f]{12}\.dump|buckets\/[^/]+-[\da-f]{12}\.jsonl|secrets-[\da-f]{12}\.age|repository-[\da-f]{12}\.bundle|objects\/[\da-f]{2}\/[\da-f]{64})$/.test(
    path,
  );

/** All files that `manifest` names, but for the objects, which the indexes of the buckets name. */
export const filesOf = ({ databases, buckets, secrets, repository }: Manifest): StoredFile[] => [
  ...databases,
  ...buckets.map(({ index }) => index),
  ...(secrets ? [secrets] : []),
  ...(repository ? [repository] : []),
];
