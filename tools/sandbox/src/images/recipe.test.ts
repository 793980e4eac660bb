import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../builds/catalogue.ts';
import { imagesFolder, inputFile, recipes, sourceOf } from './recipe.ts';

const all = recipes();

describe.each([...all.values()].map((recipe) => [recipe.name, recipe] as const))('the image %s', (name, recipe) => {
  it('is made of what is there', () => {
    for (const other of [recipe.parent, recipe.from].filter((one) => one !== undefined))
      expect(all.has(other)).toBe(true);
    for (const program of recipe.programs) expect(Object.keys(catalogue)).toContain(program);
    for (const input of recipe.inputs) expect(existsSync(inputFile(input))).toBe(true);
  });

  it('declares what it reads of the repository, and nothing else', () => {
    const path = join(recipe.folder, 'recipe.sh');
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const read = [...text.matchAll(/\$INPUTS\/([\w./-]+)/g)].map(([, input]) => input);
    expect([...new Set(read)].sort()).toEqual([...recipe.inputs].sort());
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

it('is made again when a lock that it goes by changes', () => {
  const made = (lock: string) => sourceOf(join(imagesFolder, 'airflow'), ['dags/requirements.txt'], () => lock);
  expect(made('one==1')).toBe(made('one==1'));
  expect(made('one==2')).not.toBe(made('one==1'));
});
