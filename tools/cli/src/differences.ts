import { compare, united, type Difference } from '@headwater/render';
import { foldersOf, refuseUnknown, type Selection } from './folders.ts';
import { root } from './repository.ts';
import { environmentsOf } from './selection.ts';

export interface RenderOptions extends Selection {
  readonly environment?: string;
  readonly output: 'text' | 'json';
}

/** What is rendered, file by file, where it differs from what is on disk; and how many files there are. */
export async function differencesOf(options: RenderOptions): Promise<{ differences: Difference[]; files: number }> {
  const environments = environmentsOf(options.environment);
  const all = [];
  for (const environment of environments) all.push(...(await foldersOf(environment, options)));
  if (options.application !== undefined && all.length === 0) await refuseUnknown(options.application, environments);
  const folders = options.environment === undefined ? united(all) : all;
  return {
    differences: folders.flatMap((folder) => compare(root, folder)),
    files: folders.reduce((sum, { files }) => sum + files.length, 0),
  };
}
