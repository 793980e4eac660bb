import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { command } from './command.ts';

const log = join(mkdtempSync(join(tmpdir(), 'command-')), 'logs', 'log');

it('says where the whole output of a failed command is, and how it ended', async () => {
  const failing = command("image 'web'", ['sh', '-c', 'seq 5000; echo no space left >&2; exit 3'], { log });
  await expect(failing).rejects.toThrow(`image 'web': failed; its whole output is in '${log}'`);
  await expect(failing).rejects.toThrow(/5000\nno space left$/);
  expect(readFileSync(log, 'utf8')).toMatch(/^1\n2\n/);
});

it('is silent about one that succeeds', async () => {
  await expect(command('x', ['true'], { log })).resolves.toBeUndefined();
});

it('says that a program is missing', async () => {
  await expect(command('x', ['no-such-program'], { log })).rejects.toThrow('no-such-program');
});
