import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterOf, type Cluster } from '@headwater/bootstrap';
import { onTestFinished } from 'vitest';
import type { Item } from '../objects/item.ts';

/** What a cluster has, for a kubectl that asks no cluster. */
export interface FakeState {
  readonly objects: readonly Item[];
  /** What the API server says against an object, by its key. */
  readonly refused?: Readonly<Record<string, string>>;
  /** `<pod>/<container>` → what it has written, with times. */
  readonly logs?: Readonly<Record<string, string>>;
  /** Kinds that it does not know. */
  readonly absent?: readonly string[];
}

/** A way to a cluster that exists only as `state`, for as long as the test. */
export function fakeCluster(state: FakeState): Cluster {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  writeFileSync(file, JSON.stringify(state));
  const kubectl = fileURLToPath(new URL('kubectl.ts', import.meta.url));
  const cluster = clusterOf({ title: "context 'team'", kubectl, kubeconfig: '/dev/null', context: 'team' });
  return { ...cluster, environment: { HEADWATER_FAKE_CLUSTER: file } };
}
