import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { running } from './running.ts';

it('does not take a folder without a cluster for one that runs', () => {
  expect(running('/nowhere')).toBeUndefined();
});

it('does not take another process that got the number of a killed cluster for the cluster', () => {
  const state = mkdtempSync(join(tmpdir(), 'state-'));
  const described = { process: process.pid, initialize: process.pid, program: '/nowhere', startedAt: 0, forwards: [] };
  writeFileSync(join(state, 'running.json'), JSON.stringify(described));
  expect(running(state)).toBeUndefined();
});
