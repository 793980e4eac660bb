import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A call that is expected, and what the program does then. */
export interface Expected {
  /** `minikube start --profile=headwater`; a `*` stands for anything. */
  readonly call: string;
  readonly prints?: string;
  readonly complains?: string;
  /** Its exit code. */
  readonly ends?: number;
  /** Whether it never ends by itself. */
  readonly hangs?: true;
}

export interface Script {
  /** Expected in this order, each once. */
  readonly calls?: readonly Expected[];
  /** Answered at any time, any number of times. */
  readonly always?: readonly Expected[];
}

export interface Made {
  readonly call: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface FakePrograms {
  /** The folder to put on PATH. */
  readonly folder: string;
  /** What was called so far, in its order, without what is always answered. */
  readonly made: () => Made[];
  /** Expected calls that were not made, and calls that were not expected. */
  readonly problems: () => string[];
  readonly remove: () => void;
}

/** Programs of these names that follow a script, and write down how they are called. */
export function fakePrograms(names: readonly string[], { calls = [], always = [] }: Script): FakePrograms {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-fake-'));
  const log = join(folder, '.made');
  const text = program(JSON.stringify({ calls, always }), log);
  for (const name of names) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(log, '');
  const lines = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Made & { readonly expected: boolean });
  return {
    folder,
    made: () => lines().map(({ call, environment }) => ({ call, environment })),
    problems: () => [
      ...lines()
        .filter(({ expected }) => !expected)
        .map(({ call }) => `unexpected: ${call}`),
      ...calls.slice(lines().filter(({ expected }) => expected).length).map(({ call }) => `not called: ${call}`),
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** It runs with nothing else on PATH. */
const program = (script: string, log: string): string => `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const { basename } = require('node:path');
const { calls, always } = ${script};
const call = [basename(process.argv[1]), ...process.argv.slice(2)].join(' ');
const isFor = (expected) =>
  new RegExp('^' + expected.call.split('*').map((part) => part.replace(/[.+?^\${}()|[\\]\\\\]/g, '\\\\$&')).join('[^]*') + '$').test(call);
const done = readFileSync(${JSON.stringify(log)}, 'utf8').split('\\n').filter((line) => line.includes('"expected":true')).length;
const known = always.find(isFor);
const next = calls[done];
const answer = known ?? (next && isFor(next) ? next : undefined);
if (!known) {
  const { KUBECONFIG = '', GIT_SSH_COMMAND = '' } = process.env;
  const made = { call, environment: { KUBECONFIG, GIT_SSH_COMMAND }, expected: answer !== undefined };
  appendFileSync(${JSON.stringify(log)}, JSON.stringify(made) + '\\n');
}
if (!answer) {
  console.error('unexpected: ' + call + '; expected: ' + (next ? next.call : 'nothing'));
  process.exit(99);
}
if (answer.prints) console.log(answer.prints);
if (answer.complains) console.error(answer.complains);
if (answer.hangs) setInterval(() => undefined, 1000);
else process.exitCode = answer.ends ?? 0;
`;
