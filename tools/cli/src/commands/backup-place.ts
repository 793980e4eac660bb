import { resolve } from 'node:path';
import { destinationOf, folderName, isElsewhere, remote, type Remote } from '@headwater/backup';
import { stateFolder } from '../cluster/state-folder.ts';
import { exitCodes, Failure } from '../failure.ts';

/** Where a backup is. */
export interface Place {
  /** As a person names it. */
  readonly name: string;
  /** On this machine: the backup itself, or what is copied to `remote` and from there. */
  readonly folder: string;
  readonly remote?: Remote;
}

/** A folder, or a part of a bucket; a Failure where the variables of AWS don't say how to get there. */
export function backupPlace(named: string): Place {
  if (!isElsewhere(named)) return { name: resolve(named), folder: resolve(named) };
  const destination = destinationOf(named, process.env);
  if (!('bucket' in destination)) throw new Failure(destination.join('\n'), exitCodes.wrongUse);
  return {
    name: destination.name,
    folder: stateFolder('backups', folderName(destination)),
    remote: remote(destination),
  };
}
