import { readFile } from 'node:fs/promises';
import type { Report } from '../report.ts';
import { SandboxError } from '../sandbox-error.ts';
import { packedFile, type Layer, type Packed } from './layer.ts';
import { layersOf } from './layers.ts';
import { recipes, type ImageConfig } from './recipe.ts';
import { localNames, tagged } from './reference.ts';
import { settled } from './settled.ts';
import { unbuildable } from './unbuildable.ts';

/** An image that can be imported. */
export interface Image {
  readonly name: string;
  /** Every name that containerd may look it up by. */
  readonly references: readonly string[];
  /** The lowest first. */
  readonly layers: readonly (Layer & Packed)[];
  readonly config: ImageConfig;
}

/** The image of each reference; what is missing is built. Throws a SandboxError that names every reference nobody builds. */
export async function images(references: readonly string[], report: Report): Promise<Image[]> {
  const all = recipes();
  const problem = unbuildable(references, [...all.values()]);
  if (problem !== undefined) throw new SandboxError(problem);
  const layers = layersOf(all, report);
  return await settled(
    [...all.values()]
      .map((recipe) => ({ recipe, names: references.filter((one) => recipe.references.includes(tagged(one))) }))
      .filter(({ names }) => names.length > 0)
      .map(async ({ recipe: { name, config }, names }) => ({
        name,
        references: [...new Set(names.flatMap(localNames))],
        layers: await Promise.all((await layers(name)).map(packed)),
        config,
      })),
  );
}

const packed = async (layer: Layer): Promise<Layer & Packed> => ({
  ...layer,
  ...(JSON.parse(await readFile(packedFile(layer), 'utf8')) as Packed),
});
