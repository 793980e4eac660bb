import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

it('runs no more than so many at the same time, and all in the end', async () => {
  const slot = atMost(2);
  let running = 0;
  let most = 0;
  const work = async (value: number) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return value;
  };
  const values = await Promise.all([1, 2, 3, 4, 5].map((value) => slot(() => work(value))));
  expect([values, most]).toEqual([[1, 2, 3, 4, 5], 2]);
});

it('goes on after a failure', async () => {
  const slot = atMost(1);
  const failing = slot(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await expect(slot(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
