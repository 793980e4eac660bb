import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cacheFolder } from './folders.ts';
import { reported, type Report } from './report.ts';

/** Fills the mirrors of upstream repositories from the Go modules that hold the same files. */
export const mirrors = (sandbox: string, report: Report): Promise<unknown> =>
  reported(report, 'programs', 'mirrors of upstream repositories', () =>
    promisify(execFile)(sandbox, ['mirror', '--cache', cacheFolder()]),
  );
