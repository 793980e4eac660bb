import { expect, it } from 'vitest';
import { commands } from './commands.ts';

it('lints without changing a file', () => {
  expect(commands(['lint'])).toEqual([
    ['ruff', 'check', '.'],
    ['ruff', 'format', '--check', '.'],
  ]);
});

it('hands what follows to the last command', () => {
  expect(commands(['test', '-k', 'canary'])).toEqual([['pytest', '-k', 'canary']]);
});

it('takes any other word for a program', () => {
  expect(commands(['airflow', 'version'])).toEqual([['airflow', 'version']]);
});
