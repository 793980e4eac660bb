import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeMachine, type FakeMachine } from '@headwater/binaries/testing';
import { describe, expect, it } from 'vitest';
import { environment } from './environment.ts';

/** A machine with a uv, and Pythons of these versions that it finds. */
function machineWith(versions: readonly string[], ...installing: string[]) {
  const machine = fakeMachine();
  const home = machine.environment['HOME'] as string;
  for (const version of versions) machine.script(`python${version}`, `echo "Python ${version}.1"`);
  const uv = machine.script(
    'uv',
    // the last word is the version, the folder, or the lock
    'for last; do :; done',
    'case "$*" in',
    '  "python find "*) test -x "$BIN/python$last" || exit 2; echo "$BIN/python$last" ;;',
    '  "python install "*) echo "no such host" >&2; exit 1 ;;',
    '  "--quiet venv --relocatable "*) /bin/mkdir -p "$last/bin"; : > "$last/bin/python" ;;',
    '  "--quiet pip install --no-deps --require-hashes "*) echo "$last" >> "$HOME/installed"',
    ...installing,
    '    ;;',
    '  *) exit 3 ;;',
    'esac',
  );
  const folder = join(home, 'dags');
  mkdirSync(folder);
  const lock = (text: string) => writeFileSync(join(folder, 'requirements-dev.txt'), text);
  lock('one==1');
  const installations = () => readFileSync(join(home, 'installed'), 'utf8').trim().split('\n').length;
  const made = () => readdirSync(join(home, 'cache/headwater/python'));
  return {
    machine,
    lock,
    installations,
    made,
    ask: (asking: Partial<FakeMachine> = {}) => environment(folder, uv, { ...machine, ...asking }),
  };
}

const aged = (folder: string, days: number): void => {
  const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  mkdirSync(folder, { recursive: true });
  utimesSync(folder, then, then);
};

describe('the environment of a project', () => {
  it('is made of its lock once, and then found', async () => {
    const { ask, installations } = machineWith(['3.12']);
    const made = await ask();
    expect(existsSync(join(made, 'bin/python'))).toBe(true);
    expect(await ask()).toBe(made);
    expect(installations()).toBe(1);
  });

  it('is another one for another lock', async () => {
    const { ask, lock } = machineWith(['3.12']);
    const made = await ask();
    lock('one==2');
    expect(await ask()).not.toBe(made);
  });

  it('is another one for another Python', async () => {
    const { ask, machine } = machineWith(['3.12']);
    const made = await ask();
    machine.script('python3.12', 'echo "Python 3.12.9"');
    expect(await ask()).not.toBe(made);
  });

  it('is one when many ask for it at the same time', async () => {
    const { ask, made } = machineWith(['3.12'], '/bin/sleep 0.1');
    const all = await Promise.all(Array.from({ length: 6 }, () => ask()));
    expect(new Set(all).size).toBe(1);
    expect(made()).toHaveLength(1);
  });

  it('is not there when uv fails, and says what uv says', async () => {
    const { ask, made } = machineWith(['3.12'], 'echo "Hash mismatch for one==1" >&2; exit 1');
    await expect(ask()).rejects.toThrow(
      /requirements-dev\.txt: can't be installed; uv says:\nHash mismatch for one==1$/,
    );
    expect(made()).toEqual([]);
  });

  it('takes the place of those that nobody has used for a week, finished or not, and of no others', async () => {
    const { ask, machine, made } = machineWith(['3.12']);
    const folder = join(machine.environment['HOME'] as string, 'cache/headwater/python');
    aged(join(folder, `dags-${'a'.repeat(16)}`), 8);
    aged(join(folder, `dags-${'b'.repeat(16)}-killed`), 8);
    aged(join(folder, `dags-${'c'.repeat(16)}`), 6);
    aged(join(folder, `dags-of-others-${'d'.repeat(16)}`), 8);
    const own = await ask();
    expect(made().sort()).toEqual(
      [`dags-${'c'.repeat(16)}`, `dags-of-others-${'d'.repeat(16)}`, own.slice(folder.length + 1)].sort(),
    );
  });

  it('stays as long as it is used', async () => {
    const { ask, lock } = machineWith(['3.12']);
    const made = await ask();
    aged(made, 8);
    await ask();
    lock('one==2');
    await ask();
    expect(existsSync(made)).toBe(true);
  });

  it('is announced to an impatient person', async () => {
    const { ask, machine } = machineWith(['3.12'], '/bin/sleep 0.3');
    await ask({ patience: 0 });
    expect(machine.reported).toEqual(['installing the Python packages of dags …']);
  });
});

describe('the Python of a project', () => {
  it('is that of the images where both are there', async () => {
    const { ask, machine } = machineWith(['3.11', '3.12']);
    const made = await ask();
    machine.script('python3.11', 'echo "Python 3.11.9"');
    expect(await ask()).toBe(made);
    machine.script('python3.12', 'echo "Python 3.12.9"');
    expect(await ask()).not.toBe(made);
  });

  it('is the older one where that is all there is', async () => {
    const { ask } = machineWith(['3.11']);
    expect(await ask()).toMatch(/dags-[0-9a-f]{16}$/);
  });

  it('is asked for in one sentence where there is none', async () => {
    const { ask } = machineWith([]);
    await expect(ask()).rejects.toThrow(
      "python: neither 3.12 nor 3.11 is there, and uv can't install one (no such host); install Python 3.12",
    );
  });
});
