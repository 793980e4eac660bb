import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Binary } from '../binary.ts';
import type { Machine } from '../machine.ts';

/** A machine in a folder that lasts as long as the test, with nothing installed. */
export interface FakeMachine extends Machine {
  readonly cache: string;
  /** What a person was told. */
  readonly reported: readonly string[];
  /** Puts a shell script of these lines on PATH, and returns where. */
  readonly script: (name: string, ...lines: string[]) => string;
}

export function fakeMachine(): FakeMachine {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-binaries-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const reported: string[] = [];
  return {
    environment: { PATH: bin, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), BIN: bin },
    platform: 'linux-amd64',
    root: false,
    patience: 600_000,
    report: (line) => reported.push(line),
    cache: join(folder, 'cache', 'headwater', 'bin'),
    reported,
    script: (name, ...lines) => writeScript(join(bin, name), lines),
  };
}

export function writeScript(path: string, lines: readonly string[]): string {
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

export const tool: Binary = {
  name: 'tool',
  version: '1.2.3',
  versionFlag: '--version',
  assets: {},
  member: 'tool-1.2.3/tool',
  goPackage: 'example.org/tool',
};
