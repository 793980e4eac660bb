import { join } from 'node:path';
import type { Program } from './catalogue.ts';

export interface GoBuild {
  readonly line: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
}

/** The command that builds `program` into `folder`, and what it needs in its environment. */
export function goBuild(
  { folder, package: path, variables = {}, tags = [], c = false }: Program,
  into: string,
): GoBuild {
  const flags = [
    '-s',
    '-w',
    ...(c ? ['-linkmode=external', '-extldflags=-static'] : []),
    ...Object.entries(variables).map(([name, value]) => `-X '${name}=${value}'`),
  ];
  const options = ['-trimpath', '-ldflags', flags.join(' '), ...(tags.length > 0 ? ['-tags', tags.join(',')] : [])];
  const environment = { CGO_ENABLED: c ? '1' : '0', GOFLAGS: '-mod=readonly -buildvcs=false' };
  return folder === undefined
    ? { line: ['go', 'install', ...options, path], environment: { ...environment, GOBIN: into } }
    : { line: ['go', 'build', ...options, '-o', join(into, 'program'), path], environment };
}

/** Whether a file of the module's folder can change the program: tests and other programs of the module don't. */
export function isSource({ package: path }: Program): (file: string) => boolean {
  const own = `${path.replace(/^\.\//, '')}/`;
  return (file) => !file.endsWith('_test.go') && (!file.startsWith('cmd/') || file.startsWith(own));
}
