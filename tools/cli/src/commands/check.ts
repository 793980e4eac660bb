import type { Difference } from '@headwater/render';
import { differencesOf, type RenderOptions } from '../differences.ts';
import { report } from '../report.ts';

const messages: Readonly<Record<Difference['kind'], string>> = {
  changed:
    'is not what is rendered; run ./headwater render, and change apps/, libs/ or environments/ instead of the file',
  missing: 'is rendered, but not there; run ./headwater render',
  extra: 'is not rendered any more; run ./headwater render',
  foreign: 'was never rendered; move it away, or describe it in apps/ and libs/',
};

/** Compares in memory; writes nothing. */
export async function check(options: RenderOptions): Promise<void> {
  const { differences, files } = await differencesOf(options);
  report(
    options.output,
    differences.map(({ kind, path }) => ({ rule: kind, file: path, message: messages[kind] })),
    `${files} files`,
  );
}
