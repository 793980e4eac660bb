import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { $ } from 'zx';
import { kept } from './kept.ts';
import { logFile, loggedProgress } from './log-file.ts';

beforeEach(() => {
  const state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
  vi.stubEnv('XDG_STATE_HOME', state);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(state, { recursive: true });
  });
});

it('holds every command, what it said, how it ended and what was shown, each line with the time', async () => {
  const log = logFile();
  const shown: string[] = [];
  loggedProgress({ line: (text) => shown.push(text), current: () => undefined, seconds: () => 0 }, log).line(
    '\x1b[32mnode\x1b[39m',
  );
  await $({ quiet: true, nothrow: true })`echo out; echo bad >&2; exit 3`;
  log.close();
  await $({ quiet: true })`echo later`;
  const lines = readFileSync(log.path, 'utf8').trim().split('\n');
  expect(lines.every((line) => /^\d{4}-\d\d-\d\dT\S+Z /.test(line))).toBe(true);
  const said = lines.map((line) => line.replace(/^\S+ (\[\w+\] )?/, '').replace(/\d+ ms$/, 'some ms'));
  expect(said.slice(1)).toEqual([
    'node',
    '$ echo out; echo bad >&2; exit 3',
    'out',
    'bad',
    'ended with 3 after some ms',
  ]);
  expect(shown).toEqual(['\x1b[32mnode\x1b[39m']);
});

it('is for its owner alone', () => {
  const log = logFile();
  log.close();
  expect((statSync(log.path).mode & 0o777).toString(8)).toBe('600');
});

it('is one of the last ten', () => {
  const logs = Array.from({ length: 12 }, (_, day) => logFile(new Date(Date.UTC(2026, 0, day + 1))));
  for (const log of logs.reverse()) log.close();
  const names = readdirSync(join(logs[0]!.path, '..')).sort();
  expect(names.length).toBe(10);
  expect(names[0]).toContain('up-2026-01-03');
});

it.each([
  ['kubectl get secret gitea-admin --namespace=cicd --output=json', false, false],
  ['kubectl get secrets --all-namespaces --output=json', false, false],
  ['kubectl create --filename=-', false, false],
  ['kubectl get pods --all-namespaces --output=json', false, true],
  ['kubectl kustomize /manifests/cicd/argocd', false, true],
  ['minikube start --profile=headwater', true, true],
  ['git push --force --quiet', true, true],
])('keeps of what %s says only what can’t hold a secret', (command, stdout, stderr) => {
  expect([kept(command, 'stdout'), kept(command, 'stderr')]).toEqual([stdout, stderr]);
});
