import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { alone } from './alone.ts';

let lock: string;

beforeEach(() => {
  const state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
  vi.stubEnv('XDG_STATE_HOME', state);
  lock = join(state, 'headwater/up.lock');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(state, { recursive: true });
  });
});

const holder = (more: object) => {
  mkdirSync(join(lock, '..'), { recursive: true });
  writeFileSync(
    lock,
    JSON.stringify({ process: process.pid, command: 'up', since: '2026-11-22T00:00:00.000Z', ...more }),
  );
};

it('refuses a second one while the first is at it, and names its process', async () => {
  const second = await alone('up', () => alone('down', () => Promise.resolve()).catch((error: Error) => error));
  expect(second).toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(
      new RegExp(
        `^process ${process.pid} is at it: ./headwater up, since \\S+Z; wait for it, or end it with kill ${process.pid}$`,
      ),
    ) as string,
  });
});

it('leaves nothing behind, whether it succeeds or fails', async () => {
  expect(await alone('up', () => Promise.resolve(existsSync(lock)))).toBe(true);
  expect(existsSync(lock)).toBe(false);
  await expect(alone('up', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

it.each([
  ['a process that is gone', { process: 2 ** 22 + 1 }],
  ['a process whose number another one has', { start: '1' }],
])('does not count %s', async (_, more) => {
  holder(more);
  const during = await alone('down', () => Promise.resolve(readFileSync(lock, 'utf8')));
  expect(JSON.parse(during)).toMatchObject({ process: process.pid, command: 'down' });
});

it('does not count one that died while it wrote', async () => {
  holder({});
  writeFileSync(lock, '{"proc');
  expect(await alone('up', () => Promise.resolve('done'))).toBe('done');
});
