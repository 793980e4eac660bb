import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { whole } from './whole.ts';

let cache: string;
const target = (key: string) => join(cache, `tool-${key.repeat(16)}`);
const fill = (folder: string) => {
  writeFileSync(join(folder, 'tool'), 'made');
  return Promise.resolve();
};
const made = () => readdirSync(cache).filter((name) => !name.endsWith('.lock'));

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'whole-'));
});

it('is made once, when many ask for it at the same time', async () => {
  let times = 0;
  const counted = (folder: string) => {
    times += 1;
    return fill(folder);
  };
  await Promise.all(Array.from({ length: 8 }, () => whole(target('a'), counted)));
  expect([times, made()]).toEqual([1, [`tool-${'a'.repeat(16)}`]]);
});

it('leaves nothing behind when it fails', async () => {
  const failing = async (folder: string) => {
    await fill(folder);
    throw new Error('no');
  };
  await expect(whole(target('a'), failing)).rejects.toThrow('no');
  expect(made()).toEqual([]);
});

it('takes nothing over from somebody who was killed', async () => {
  mkdirSync(join(cache, '.tool.partial'));
  writeFileSync(join(cache, '.tool.partial', 'half'), '');
  await whole(target('a'), fill);
  expect(readdirSync(target('a'))).toEqual(['tool']);
});

it('replaces what was made from something else, and nothing of another name', async () => {
  mkdirSync(join(cache, `tool-chest-${'b'.repeat(16)}`));
  await whole(target('a'), fill);
  await whole(target('b'), fill);
  expect(existsSync(target('a'))).toBe(false);
  expect(made()).toEqual([`tool-${'b'.repeat(16)}`, `tool-chest-${'b'.repeat(16)}`]);
});
