import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { withoutTrailer } from './database.ts';

const passed = (...chunks: readonly string[]) =>
  text(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(withoutTrailer(() => new Error('cut off'))));

it('takes a dump for whole by its trailer, in whatever pieces it arrives', async () => {
  expect(await passed('the content\nend of the dump')).toBe('the content');
  expect(await passed('the con', 'tent\nend', ' of the', ' dump')).toBe('the content');
});

it('takes one that was cut off for what it is', async () => {
  await expect(passed('the content\nend of the')).rejects.toThrow('cut off');
  await expect(passed()).rejects.toThrow('cut off');
});
