import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contents, keyOf } from '../builds/key.ts';
import { programPath, programs } from '../builds/programs.ts';
import { cacheFolder } from '../folders.ts';
import { reported, type Report } from '../report.ts';
import { atMost } from './at-most.ts';
import { authority } from './authority.ts';
import { fillLayer, type Layer } from './layer.ts';
import { imagesFolder, type Recipe } from './recipe.ts';

/** Gives the layers of an image, building each once. */
export function layersOf(all: ReadonlyMap<string, Recipe>, report: Report): (name: string) => Promise<Layer[]> {
  const asked = new Map<string, Promise<Layer[]>>();
  // a recipe that waits for a registry leaves the processors to another
  const slot = atMost(2);
  const layers = (name: string): Promise<Layer[]> => {
    const known = asked.get(name) ?? build(all.get(name)!);
    asked.set(name, known);
    return known;
  };
  const build = async (recipe: Recipe): Promise<Layer[]> => {
    const [parents, from] = await Promise.all([below(recipe.parent), below(recipe.from)]);
    if (recipe.source === undefined) return parents;
    const trusted = recipe.authority ? await authority(report) : undefined;
    const key = keyOf(
      recipe.source,
      library(),
      trusted ?? '',
      ...[...parents, ...from].map(({ folder }) => folder),
      ...(await Promise.all(['layer' as const, ...recipe.programs].map((program) => programPath(program)))),
    );
    const layer: Layer = { folder: join(cacheFolder(), 'layers', `${recipe.name}-${key}`) };
    if (!existsSync(layer.folder)) {
      const [{ layer: pack }, built] = await Promise.all([
        programs(['layer'], report),
        programs(recipe.programs, report),
      ]);
      const inputs = { recipe, parents, from, programs: built, pack, authority: trusted };
      await slot(() => reported(report, 'images', recipe.name, () => fillLayer(layer, inputs)));
    }
    return [...parents, layer];
  };
  const below = (name: string | undefined): Promise<Layer[]> =>
    name === undefined ? Promise.resolve([]) : layers(name);
  return layers;
}

const library = (): string => contents(imagesFolder, (file) => file === 'library.sh');
