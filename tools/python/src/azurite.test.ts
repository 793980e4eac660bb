import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fakeMachine } from '@headwater/binaries/testing';
import { expect, it } from 'vitest';
import { azurite } from './azurite.ts';

/** A machine with an npm of these lines, and a checkout that locks an Azurite. */
function machineWith(...lines: readonly string[]) {
  const machine = fakeMachine();
  const root = machine.environment['HOME'] as string;
  const source = join(root, 'tools/python/src/azurite');
  const lock = (text: string) => writeFileSync(join(source, 'package-lock.json'), text);
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'package.json'), '{}');
  lock('{"version":"1"}');
  machine.script('npm', 'echo "$@" >> "$HOME/calls"', 'for folder; do :; done', ...lines);
  return {
    lock,
    kept: () => readdirSync(dirname(machine.cache)).filter((name) => name.startsWith('azurite-')),
    calls: () => readFileSync(join(root, 'calls'), 'utf8').trim().split('\n'),
    ask: () => azurite(root, machine),
  };
}

const installs = [
  '/bin/mkdir -p "$folder/node_modules/.bin"',
  '/bin/cp "$folder/package-lock.json" "$folder/node_modules/.bin/azurite-blob"',
];

it('is installed once, from its lock, without running what packages bring', async () => {
  const { ask, calls } = machineWith(...installs);
  const program = await ask();
  expect(readFileSync(program, 'utf8')).toBe('{"version":"1"}');
  expect(await ask()).toBe(program);
  expect(calls()).toHaveLength(1);
  expect(calls()[0]).toMatch(/^ci --omit=dev --ignore-scripts /);
});

it('of another lock is another, and the one before goes when nobody used it for a week', async () => {
  const { ask, kept, lock } = machineWith(...installs);
  const before = dirname(dirname(dirname(await ask())));
  lock('{"version":"2"}');
  expect(readFileSync(await ask(), 'utf8')).toBe('{"version":"2"}');
  expect(kept()).toHaveLength(2);
  utimesSync(before, 0, 0);
  await ask();
  expect(existsSync(before)).toBe(false);
  expect(kept()).toHaveLength(1);
});

it('that npm can not install is not there, and npm says why', async () => {
  const { ask, kept } = machineWith('echo "integrity checksum failed" >&2', 'exit 1');
  await expect(ask()).rejects.toThrow(/package-lock\.json: can't be installed; npm says:\nintegrity checksum failed/);
  expect(kept()).toEqual([]);
});
