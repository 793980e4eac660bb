import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { packages, type Machine } from './packages.ts';
import type { Progress } from './report.ts';

let folder: string;
const reported: Progress[] = [];
const report = (progress: Progress) => reported.push(progress);

// has everything but runc, until apt-get has run
const machine = (root: boolean): Machine => ({
  environment: { ...process.env, PATH: `${folder}:${process.env['PATH']}`, FOLDER: folder },
  root,
  has: (program) => program !== 'systemctl' && (program !== 'runc' || existsSync(join(folder, 'runc'))),
  servicePolicy: join(folder, 'policy-rc.d'),
});

const aptGet = (...lines: string[]) => {
  writeFileSync(join(folder, 'apt-get'), ['#!/bin/sh', ...lines].join('\n'));
  chmodSync(join(folder, 'apt-get'), 0o755);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
  process.env['XDG_CACHE_HOME'] = folder;
  reported.length = 0;
});

it('are left alone where they are all there', async () => {
  writeFileSync(join(folder, 'runc'), '');
  await packages(report, machine(false));
  expect(reported).toEqual([]);
});

it('are named, with what to run, where nobody may install them', async () => {
  await expect(packages(report, machine(false))).rejects.toThrow(
    "packages: runc missing; run 'sudo apt-get install --no-install-recommends runc'",
  );
});

it('are installed by root, lists first where they are missing, without starting a service', async () => {
  aptGet(
    'if [ "$1" = update ]; then touch "$FOLDER/lists"; exit; fi',
    'test -e "$FOLDER/lists" || exit 100',
    '"$FOLDER/policy-rc.d" containerd start',
    'echo $? > "$FOLDER/policy"',
    'touch "$FOLDER/runc"',
  );
  await packages(report, machine(true));
  expect(readFileSync(join(folder, 'policy'), 'utf8')).toBe('101\n');
  expect(existsSync(join(folder, 'policy-rc.d'))).toBe(false);
  expect(reported).toMatchObject([
    { name: 'runc', state: 'begin' },
    { name: 'runc', state: 'end' },
  ]);
});

it('are asked for again where the installation did not bring them', async () => {
  aptGet('exit 0');
  await expect(packages(report, machine(true))).rejects.toThrow('packages: runc missing although installed');
});
