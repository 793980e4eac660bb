import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { clusterReader } from './cluster-reader.ts';
import { fakeCluster } from './testing/fake-cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'headwater-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A kubectl that writes down what it is asked. */
function recordingKubectl(): { readonly program: string; readonly calls: () => string[] } {
  const program = join(folder, 'kubectl');
  const log = join(folder, 'calls');
  writeFileSync(program, `#!/bin/sh\necho "$*" >>'${log}'\necho '{"items": [{"n": 1}]}'\n`);
  chmodSync(program, 0o755);
  return { program, calls: () => readFileSync(log, 'utf8').trim().split('\n') };
}

it('asks for a list once, however many checks want it, and never waits for ever', async () => {
  const { program, calls } = recordingKubectl();
  const reader = clusterReader({ ...fakeCluster({}).cluster, kubectl: program, context: 'team' });
  const lists = await Promise.all([reader.items('pods', '--all-namespaces'), reader.items('pods', '--all-namespaces')]);
  expect(lists).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  await reader.kubectl(['exec', 'pod', '--', 'cat']);
  expect(calls()).toEqual([
    '--context team get --request-timeout=30s pods --all-namespaces --output=json',
    '--context team exec --request-timeout=30s pod -- cat',
  ]);
});
