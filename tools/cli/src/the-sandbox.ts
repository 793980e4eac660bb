import type { Cluster } from '@headwater/bootstrap';
import { runningSandbox } from '@headwater/sandbox';
import { exitCodes, Failure } from './failure.ts';

/** The way to the sandbox; a Failure where none runs. */
export function theSandbox(): Cluster {
  const cluster = runningSandbox();
  if (!cluster) throw new Failure('no sandbox runs on this machine; start it with ./headwater up', exitCodes.wrongUse);
  return cluster;
}
