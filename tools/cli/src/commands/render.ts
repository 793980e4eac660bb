import { write, type Difference } from '@headwater/render';
import { differencesOf, type RenderOptions } from '../differences.ts';
import { Failure } from '../failure.ts';
import { root } from '../repository.ts';

const verbs: Readonly<Record<Exclude<Difference['kind'], 'foreign'>, string>> = {
  changed: 'changed',
  missing: 'added',
  extra: 'removed',
};

/** Makes the committed manifests what is rendered; nothing is touched where a file is not ours. */
export async function render(options: RenderOptions): Promise<void> {
  const { differences } = await differencesOf(options);
  const foreign = differences.filter(({ kind }) => kind === 'foreign');
  if (foreign.length > 0) {
    const lines = foreign.map(
      ({ path }) => `${path}: was never rendered; move it away, or describe it in apps/ and libs/`,
    );
    throw new Failure([...lines, 'nothing was written'].join('\n'));
  }
  write(root, differences);
  const changes = differences.map(({ kind, path }) => ({ change: verbs[kind as keyof typeof verbs], path }));
  if (options.output === 'json') console.log(JSON.stringify({ changes }, null, 2));
  else for (const { change, path } of changes) console.log(`${change} ${path}`);
}
