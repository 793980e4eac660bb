import { describe, expect, it } from 'vitest';
import { catalogue } from '../builds/catalogue.ts';
import { recipes } from './recipe.ts';

const all = recipes();

describe.each([...all.values()].map((recipe) => [recipe.name, recipe] as const))('the image %s', (name, recipe) => {
  it('is made of what is there', () => {
    for (const other of [recipe.parent, recipe.from].filter((one) => one !== undefined))
      expect(all.has(other)).toBe(true);
    for (const program of recipe.programs) expect(Object.keys(catalogue)).toContain(program);
  });

  it('is not made of itself', () => {
    const above = (one: string | undefined): string[] => (one === undefined ? [] : [one, ...ancestors(one)]);
    const ancestors = (one: string): string[] => [...above(all.get(one)?.parent), ...above(all.get(one)?.from)];
    expect(ancestors(name)).not.toContain(name);
  });
});

it('answers for no reference twice', () => {
  const references = [...all.values()].flatMap((recipe) => recipe.references);
  expect(new Set(references).size).toBe(references.length);
});
