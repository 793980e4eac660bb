import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candidates } from './candidates.ts';
import type { CommandTree } from './command.ts';
import { completionScript, shells } from './scripts.ts';

const option = (flags: string[], value?: { name: string; choices?: string[] }) => ({
  flags,
  description: '',
  ...(value ? { value: { variadic: false, choices: [], ...value } } : {}),
});
const command = (name: string, more: Partial<CommandTree> = {}): CommandTree => ({
  name,
  description: '',
  commands: [],
  options: [],
  arguments: [],
  ...more,
});
const headwater = command('headwater', {
  commands: [
    command('status', {
      options: [
        option(['-o', '--output'], { name: 'output', choices: ['text', 'json'] }),
        option(['-e', '--environment'], { name: 'environment' }),
        option(['--watch']),
      ],
    }),
    command('logs', { arguments: [{ name: 'component', variadic: true, choices: [] }] }),
    command('secrets', { commands: [command('show'), command('list')] }),
    command('start'),
  ],
});
const values = (argument: string) =>
  ({ environment: ['minikube', 'aks'], component: ['airflow', 'postgres'] })[argument] ?? [];
const words = (line: string) => candidates(headwater, line.split(' ').slice(1), values).map(({ word }) => word);

describe('completion', () => {
  it.each([
    ['headwater ', ['status', 'logs', 'secrets', 'start']],
    ['headwater st', ['status', 'start']],
    ['headwater secrets ', ['show', 'list']],
    ['headwater status ', []],
    ['headwater status --', ['--output', '--environment', '--watch']],
    ['headwater status --watch --', ['--output', '--environment']],
    ['headwater status -o ', ['text', 'json']],
    ['headwater status --output=j', ['--output=json']],
    ['headwater status --watch -e m', ['minikube']],
    ['headwater logs ', ['airflow', 'postgres']],
    ['headwater logs airflow p', ['postgres']],
    ['headwater status -- --', []],
    ['headwater nothing ', []],
  ])('of "%s" offers %j', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  it.each(shells)('has a script for %s that asks the program on the line', (shell) => {
    expect(completionScript(shell)).toContain(' complete -- ');
  });

  it.each([
    ['./headwater st', ['status', 'start']],
    ['./headwater status --output=', ['text', 'json']],
    ['./headwater ', ['none given']],
  ])('works in a real bash: "%s"', (line, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
    try {
      // answers as the command line does, a tab before what each word is
      const answer = `case "$3" in st) printf 'status\\thow it is\\nstart\\n' ;; --output=) printf -- '--output=text\\n--output=json\\n' ;; '') echo 'none given' ;; esac`;
      writeFileSync(join(folder, 'headwater'), `#!/bin/sh\n[ "$3" = status ] && shift\n${answer}\n`);
      chmodSync(join(folder, 'headwater'), 0o755);
      const script = `${completionScript('bash')}\nCOMP_LINE='${line}' COMP_POINT=${line.length}\n_headwater\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      expect(execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).trim().split('\n')).toEqual(
        expected,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
