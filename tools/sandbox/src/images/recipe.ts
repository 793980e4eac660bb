import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contents, keyOf } from '../builds/key.ts';
import type { ProgramName } from '../builds/catalogue.ts';

/** What a container of the image starts with, in the words of the image specification. */
export interface ImageConfig {
  readonly User?: string;
  readonly WorkingDir?: string;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
}

/** One folder of tools/sandbox/images; README.md there says what its files are. */
export interface Recipe {
  readonly name: string;
  readonly folder: string;
  readonly parent?: string;
  /** An image whose files or programs its recipe takes, and which is not part of it. */
  readonly from?: string;
  readonly programs: readonly ProgramName[];
  /** Files of the repository that its recipe reads, and that are not its own. */
  readonly inputs: readonly string[];
  /** Trusts the certificates of the world outside the cluster. */
  readonly authority: boolean;
  /** The references that it answers for, without digests; none where it is only a parent. */
  readonly references: readonly string[];
  readonly config: ImageConfig;
  /** Digest of what its layer is made from: nothing where it adds none to its parent's. */
  readonly source: string | undefined;
}

interface Declared {
  readonly parent?: string;
  readonly from?: string;
  readonly programs?: readonly ProgramName[];
  readonly inputs?: readonly string[];
  readonly authority?: boolean;
  readonly references?: readonly string[];
  readonly config?: ImageConfig;
}

export const imagesFolder = join(import.meta.dirname, '../../images');

/** The path of an input. */
export const inputFile = (input: string): string => join(imagesFolder, '../../..', input);

/** Every recipe, by its name. */
export function recipes(): ReadonlyMap<string, Recipe> {
  const folders = readdirSync(imagesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(folders.map(({ name }) => [name, recipe(name)]));
}

/** Digest of what a layer is made from: its recipe's folder, and what it reads elsewhere. */
export function sourceOf(folder: string, inputs: readonly string[], read: (input: string) => string = text): string {
  // how a container starts is not part of the layer
  const own = contents(folder, (file) => file !== 'image.json');
  return inputs.length === 0 ? own : keyOf(own, ...inputs.map(read));
}

function recipe(name: string): Recipe {
  const folder = join(imagesFolder, name);
  const {
    programs = [],
    inputs = [],
    authority = false,
    references = [],
    config = {},
    ...rest
  } = JSON.parse(readFileSync(join(folder, 'image.json'), 'utf8')) as Declared;
  const source = existsSync(join(folder, 'recipe.sh')) ? sourceOf(folder, inputs) : undefined;
  return { name, folder, ...rest, programs, inputs, authority, references, config, source };
}

const text = (input: string): string => readFileSync(inputFile(input), 'utf8');
