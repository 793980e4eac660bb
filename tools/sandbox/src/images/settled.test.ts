import { expect, it } from 'vitest';
import { SandboxError } from '../sandbox-error.ts';
import { settled } from './settled.ts';

const failing = (message: string) => Promise.reject(new SandboxError(message));

it('gives every result in its place', async () => {
  expect(await settled([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2]);
});

it('says everything that went wrong, and a common cause once', async () => {
  await expect(settled([failing('a'), Promise.resolve(), failing('b'), failing('a')])).rejects.toThrow(/^a\nb$/);
});

it("lets a mistake of ours show where it is, not as one of the user's", async () => {
  const mistake = new TypeError('x is undefined');
  await expect(settled([failing('a'), Promise.reject(mistake)])).rejects.toBe(mistake);
});
