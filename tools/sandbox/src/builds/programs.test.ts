import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Progress } from '../report.ts';

const path = process.env['PATH'];
const version = 'if [ "$1" = env ]; then echo go1.99.0; exit; fi';
let folder: string;
let reported: string[];

const report = ({ name, state }: Progress) => reported.push(`${name} ${state}`);
const made = () => readdirSync(join(folder, 'headwater/sandbox/programs')).filter((name) => !name.startsWith('.'));

function go(...lines: string[]) {
  writeFileSync(join(folder, 'go'), ['#!/bin/sh', ...lines].join('\n'));
  chmodSync(join(folder, 'go'), 0o755);
}

// the version of Go is asked once in a process
function programs() {
  vi.resetModules();
  return import('./programs.ts');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
  process.env['XDG_CACHE_HOME'] = folder;
  process.env['PATH'] = `${folder}:${path}`;
  reported = [];
});

it('are built once, and then found', async () => {
  go(version, 'echo built > "$GOBIN/kustomize"');
  const built = await programs();
  const twice = await Promise.all([built.programs(['kustomize'], report), built.programs(['kustomize'], report)]);
  expect(twice[0]).toEqual(twice[1]);
  expect(await built.programs(['kustomize'], report)).toEqual(twice[0]);
  expect(reported).toEqual(['kustomize begin', 'kustomize end']);
});

it('are known by our name, whatever their package is called', async () => {
  go(version, 'echo built > "$GOBIN/statsd_exporter"');
  const { 'statsd-exporter': exporter } = await (await programs()).programs(['statsd-exporter'], report);
  expect(exporter).toMatch(/\/statsd-exporter-[0-9a-f]{16}\/statsd-exporter$/);
});

it('are built again by another Go', async () => {
  go(version, 'echo built > "$GOBIN/mc"');
  await (await programs()).programs(['mc'], report);
  const before = made();
  go(version.replace('1.99.0', '1.99.1'), 'echo built > "$GOBIN/mc"');
  await (await programs()).programs(['mc'], report);
  expect(made()).not.toEqual(before);
  expect(made()).toHaveLength(1);
});

it('are not there when their build failed, and its end says why', async () => {
  go(version, 'echo half > "$GOBIN/mc"; echo "undefined: x" >&2; exit 1');
  await expect((await programs()).programs(['mc'], report)).rejects.toThrow(
    /^program 'mc': failed; its whole output is in '.*\/logs\/program-mc.log'\nundefined: x$/,
  );
  expect(made()).toEqual([]);
});

it('need a Go that is new enough', async () => {
  go('echo "go: go.mod requires go >= 1.26.3 (running go 1.22.0)" >&2; exit 1');
  await expect((await programs()).programs(['mc'], report)).rejects.toThrow(
    'programs: go: go.mod requires go >= 1.26.3 (running go 1.22.0); install Go (https://go.dev/dl)',
  );
});

it('need Go', async () => {
  process.env['PATH'] = folder;
  await expect((await programs()).programs(['mc'], report)).rejects.toThrow('programs: there is no go on PATH');
});
