import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { repository, run } from './machine.ts';
import { peakMemory } from './peak-memory.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What `./headwater up --output json` printed. */
    readonly up: string;
    /** Where the cluster of this run keeps its state. */
    readonly state: string;
  }
}

/**
 * A fresh cluster for all tests: killed once on its way, so that going on from there is proven by every run.
 * With HEADWATER_E2E_STATE=<folder>, the cluster that keeps its state there is used, and left running.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = process.env['HEADWATER_E2E_STATE'];
  const state = kept ?? mkdtempSync(join(tmpdir(), 'headwater-e2e-'));
  process.env['XDG_STATE_HOME'] = state;
  const up = ['up', '--cluster=sandbox', '--output=json'];
  const down = async () => {
    if (kept !== undefined) return;
    console.log(`memory at most: ${peakMemory()}`);
    await run(`${repository}/headwater`, ['down', '--purge']);
    rmSync(state, { recursive: true, force: true });
  };
  if (kept === undefined) await run(`${repository}/headwater`, up, { killAt: 'namespaces and secrets (' });
  const { code, stdout, stderr } = await run(`${repository}/headwater`, up);
  if (code !== 0) {
    await down();
    throw new Error(`./headwater up ended with ${code}:\n${stderr}`);
  }
  console.log(stderr);
  project.provide('up', stdout);
  project.provide('state', join(state, 'headwater/sandbox'));
  return down;
}
