import { expect, it } from 'vitest';
import { age } from './age.ts';
import { cut, table, wrap } from './table.ts';

const red = (text: string) => `\x1b[31m${text}\x1b[39m`;

it('lines up columns by what is seen, not by what colours take', () => {
  expect(table([['a', 'b'], [red('long'), 'c'], ['x']])).toEqual(['a     b', `${red('long')}  c`, 'x']);
});

it('cuts a line to the width of the terminal, and lets its colour end', () => {
  expect(cut('short', 5)).toBe('short');
  expect(cut('too long', 5)).toBe('too …');
  expect(cut(`a ${red('too long')} b`, 6)).toBe(`a \x1b[31mtoo…\x1b[39m`);
});

it('breaks a sentence between words', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
});

it('says how long ago in one unit', () => {
  const ages = [0, 59, 60, 7199, 90_000].map((seconds) => age(0, seconds * 1000));
  expect(ages).toEqual(['0 s', '59 s', '1 min', '1 h', '1 d']);
});
