import { execFile } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { command } from '../builds/command.ts';
import { whole } from '../builds/whole.ts';
import { cacheFolder } from '../folders.ts';
import { imagesFolder, inputFile, type Recipe } from './recipe.ts';

/** One layer in the cache: `root` has what it adds, `description` its digest and size as a tar. */
export interface Layer {
  readonly folder: string;
}

export const rootOf = ({ folder }: Layer): string => join(folder, 'root');

/** What `folder` says of its tar. */
export interface Packed {
  readonly digest: string;
  readonly size: number;
}

export const packedFile = ({ folder }: Layer): string => join(folder, 'packed.json');

export interface LayerInputs {
  readonly recipe: Recipe;
  /** The layers below, the lowest first. */
  readonly parents: readonly Layer[];
  readonly from: readonly Layer[];
  /** The path of each program that the recipe takes, and of the one that packs layers. */
  readonly programs: Readonly<Record<string, string>>;
  readonly pack: string;
  readonly authority: string | undefined;
}

/** Runs a recipe over the layers of its parents; what it changed is the layer, which is there whole or not at all. */
export async function fillLayer({ folder: target }: Layer, inputs: LayerInputs): Promise<void> {
  const { recipe, parents, from, programs, pack, authority } = inputs;
  const title = `image '${recipe.name}'`;
  const log = join(cacheFolder(), 'logs', `image-${recipe.name}.log`);
  await whole(target, async (folder) => {
    if (authority !== undefined) await writeFile(join(folder, 'authority.crt'), authority);
    // a recipe that reads what it does not declare finds nothing
    for (const input of recipe.inputs) await cp(inputFile(input), join(folder, 'inputs', input));
    await command(
      title,
      // processes, mounts: nothing outlives the recipe
      ['unshare', '--mount', '--pid', '--fork', '--kill-child', 'bash', join(imagesFolder, 'library.sh')],
      {
        folder,
        environment: {
          ...machine(process.env),
          ...Object.fromEntries(Object.entries(programs).map(([name, path]) => [variable(name), path])),
          LAYER: folder,
          LOWER: lower(parents),
          FROM_LOWER: lower(from),
          HERE: recipe.folder,
          INPUTS: join(folder, 'inputs'),
          AUTHORITY: join(folder, 'authority.crt'),
          SOURCES: join(imagesFolder, '..'),
          DOWNLOADS: join(cacheFolder(), 'downloads'),
        },
        log,
      },
    );
    const { stdout } = await promisify(execFile)(pack, ['--digest', join(folder, 'root')]);
    const [digest = '', size] = stdout.trim().split(' ');
    await writeFile(packedFile({ folder }), JSON.stringify({ digest, size: Number(size) } satisfies Packed));
    for (const left of ['work', 'merged', 'from', 'from-upper', 'from-work', 'inputs', 'authority.crt'])
      await rm(join(folder, left), { recursive: true, force: true });
    await rm(log, { force: true });
  });
}

// overlayfs wants the uppermost first
const lower = (layers: readonly Layer[]): string => layers.map(rootOf).reverse().join(':');

const variable = (program: string): string => `PROGRAM_${program.toUpperCase().replaceAll('-', '_')}`;

/** What a recipe may know of this machine: where programs are, and how the registries of languages are reached. */
const machine = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) =>
      /^(PATH|HOME|GO[A-Z]+|UV_(DEFAULT_)?INDEX(_URL)?|PIP_INDEX_URL|[a-z]+_proxy|[A-Z]+_PROXY)$/.test(name),
    ),
  );
