import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeMachine } from '@headwater/binaries/testing';
import { expect, it } from 'vitest';
import { sparkJars } from './spark-jars.ts';

const path = 'org/example/tool/1.2/tool-1.2.jar';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A machine whose Maven puts a jar with this text into its repository, and a checkout that wants one with that text. */
function machineWith(had: string, wanted = had) {
  const machine = fakeMachine();
  const root = machine.environment['HOME'] as string;
  mkdirSync(join(root, 'docker/spark'), { recursive: true });
  writeFileSync(join(root, 'docker/spark/jars.sha256'), `${sha256(wanted)}  ${path}\n`);
  const maven = machine.script(
    'mvn',
    'echo called >> "$HOME/calls"',
    'for word; do case $word in -Dmaven.repo.local=*) repository=${word#*=} ;; esac; done',
    `/bin/mkdir -p "$repository/${path.replace(/\/[^/]+$/, '')}"`,
    `printf %s '${had}' > "$repository/${path}"`,
  );
  const cache = join(root, 'cache/headwater/jars');
  return {
    cache,
    calls: () => readFileSync(join(root, 'calls'), 'utf8').trim().split('\n').length,
    ask: () => sparkJars(root, maven, machine),
  };
}

it('are fetched once, into one folder', async () => {
  const { ask, calls } = machineWith('a jar');
  const folder = await ask();
  expect(readFileSync(join(folder, 'tool-1.2.jar'), 'utf8')).toBe('a jar');
  expect(await ask()).toBe(folder);
  expect(calls()).toBe(1);
});

it('are not taken where their checksum is another', async () => {
  const { ask, cache } = machineWith('another jar', 'a jar');
  await expect(ask()).rejects.toThrow(
    `has the sha256 ${sha256('another jar')}, and not ${sha256('a jar')}; find out why`,
  );
  expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
});
