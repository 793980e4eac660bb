import type { Recipe } from './recipe.ts';
import { tagged } from './reference.ts';

/** What is wrong with references that no recipe answers for, all of them in one text; undefined where nothing is. */
export function unbuildable(
  references: readonly string[],
  recipes: readonly Pick<Recipe, 'name' | 'references'>[],
): string | undefined {
  const made = recipes.flatMap(({ name, references: own }) => own.map((reference) => ({ name, reference })));
  const lines = [...new Set(references)]
    .filter((reference) => made.every((one) => one.reference !== tagged(reference)))
    .map((reference) => {
      const other = made.find((one) => repository(one.reference) === repository(reference));
      return other === undefined
        ? `image '${reference}': nothing here builds it; add a folder to tools/sandbox/images`
        : `image '${reference}': tools/sandbox/images/${other.name} builds '${other.reference}'; bring it up to date`;
    });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

const repository = (reference: string): string => tagged(reference).replace(/:[^:/]*$/, '');
