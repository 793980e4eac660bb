import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contents } from '../builds/key.ts';
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
  readonly authority?: boolean;
  readonly references?: readonly string[];
  readonly config?: ImageConfig;
}

export const imagesFolder = join(import.meta.dirname, '../../images');

/** Every recipe, by its name. */
export function recipes(): ReadonlyMap<string, Recipe> {
  const folders = readdirSync(imagesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(folders.map(({ name }) => [name, recipe(name)]));
}

function recipe(name: string): Recipe {
  const folder = join(imagesFolder, name);
  const {
    programs = [],
    authority = false,
    references = [],
    config = {},
    ...rest
  } = JSON.parse(readFileSync(join(folder, 'image.json'), 'utf8')) as Declared;
  const source = existsSync(join(folder, 'recipe.sh'))
    ? // how a container starts is not part of the layer
      contents(folder, (file) => file !== 'image.json')
    : undefined;
  return { name, folder, ...rest, programs, authority, references, config, source };
}
