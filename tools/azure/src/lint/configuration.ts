import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Hcl from '@cdktn/hcl2json';

export const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

/** The body of a block, with its expressions as `${…}`. */
export type Body = Readonly<Record<string, unknown>>;

/** Blocks with two labels, by the first and the second. */
export type Labelled = Readonly<Record<string, Readonly<Record<string, readonly Body[]>>>>;

/** One file of OpenTofu. */
export interface File {
  readonly resource?: Labelled;
  readonly data?: Labelled;
  readonly ephemeral?: Labelled;
  readonly variable?: Readonly<Record<string, readonly Body[]>>;
  readonly output?: Readonly<Record<string, readonly Body[]>>;
  readonly provider?: Readonly<Record<string, readonly Body[]>>;
  readonly locals?: readonly Body[];
  readonly terraform?: readonly Body[];
}

/** By their paths in the repository. */
export type Configuration = Readonly<Record<string, File>>;

/** Throws where a file is not OpenTofu's language. */
export async function configuration(environment: string): Promise<Configuration> {
  const folder = `infra/${environment}`;
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.tf'));
  const files = names.sort().map(async (name) => {
    const path = `${folder}/${name}`;
    return [path, await parse(path, readFileSync(join(root, path), 'utf8'))] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

export async function parse(path: string, text: string): Promise<File> {
  // published for CommonJS
  const hcl = createRequire(import.meta.url)('@cdktn/hcl2json') as typeof Hcl;
  return (await hcl.parse(path, text)) as File;
}
