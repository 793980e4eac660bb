import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programs } from '../builds/programs.ts';
import { cacheFolder } from '../folders.ts';
import type { Report } from '../report.ts';

/** The certificate, as PEM, that the servers outside the cluster's network are trusted by; it is made if need be. */
export async function authority(report: Report): Promise<string> {
  const { sandbox } = await programs(['sandbox'], report);
  const { stdout } = await promisify(execFile)(sandbox, ['ca', '--cache', cacheFolder()]);
  return stdout;
}
