import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterOf, type Cluster } from '@headwater/bootstrap';
import { onTestFinished } from 'vitest';
import type { SecretObject } from '../live-secret.ts';
import type { PodObject } from '../rotation/passing-pods.ts';

/** What a fake cluster holds, and what it was asked. */
export interface State {
  readonly secrets: readonly SecretObject[];
  readonly pods: readonly PodObject[];
  /** Verb and object of a call that fails: `rollout restart`. */
  readonly failing?: string;
  /** Whether somebody takes restarts back. */
  readonly stubborn?: boolean;
  /** The arguments of each call, and what came through standard input. */
  readonly calls: readonly { readonly parameters: readonly string[]; readonly input: string }[];
}

export interface FakeCluster {
  readonly cluster: Cluster;
  readonly state: () => State;
  readonly change: (more: Partial<State>) => void;
}

/** A cluster behind a program in place of kubectl: it keeps secrets and their copies, and makes new pods at a restart. */
export function fakeCluster(initial: Omit<State, 'calls'>): FakeCluster {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  const kubectl = join(folder, 'kubectl');
  const state = () => JSON.parse(readFileSync(file, 'utf8')) as State;
  writeFileSync(file, JSON.stringify({ ...initial, calls: [] }));
  writeFileSync(kubectl, program(file), { mode: 0o755 });
  return {
    cluster: clusterOf({ title: 'a fake', kubectl, kubeconfig: '/dev/null', context: 'fake' }),
    state,
    change: (more) => writeFileSync(file, JSON.stringify({ ...state(), ...more })),
  };
}

const program = (file: string): string => `#!/usr/bin/env node
const fs = require('node:fs');
const [, , ...parameters] = process.argv.slice(2);
const reads = parameters.some((each) => ['--filename=-', '--stdin'].includes(each));
const input = reads ? fs.readFileSync(0, 'utf8') : '';
const state = JSON.parse(fs.readFileSync('${file}', 'utf8'));
state.calls.push({ parameters, input });
const save = () => {
  const partial = '${file}.' + process.pid;
  fs.writeFileSync(partial, JSON.stringify(state));
  fs.renameSync(partial, '${file}');
};
const [verb, kind, name] = parameters;
const namespace = parameters.find((each) => each.startsWith('--namespace='))?.slice(12);
const secret = () => state.secrets.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
const print = (object) => console.log(JSON.stringify(object));
if (state.failing === verb + ' ' + kind) {
  save();
  console.error('the server says no');
  process.exit(1);
}
if (verb === 'get' && kind === 'secret') print(secret());
else if (verb === 'get' && kind === 'secrets') print({ items: state.secrets });
else if (verb === 'get' && kind === 'pods') print({ items: state.pods.filter(({ metadata }) => metadata.namespace === namespace) });
else if (verb === 'get') print({ spec: { selector: { matchLabels: { app: 'shop' } } } });
else if (verb === 'replace') {
  const object = JSON.parse(input);
  state.secrets = state.secrets.map((each) =>
    each.metadata.namespace === object.metadata.namespace ? object : { ...each, data: object.data });
} else if (verb === 'annotate') {
  for (const change of parameters.slice(5)) {
    if (change.endsWith('-')) delete secret().metadata.annotations[change.slice(0, -1)];
    else secret().metadata.annotations[change.split('=')[0]] = change.split('=')[1];
  }
} else if ((verb === 'rollout' && kind === 'restart' && !state.stubborn) || verb === 'delete') {
  for (const pod of state.pods) if (pod.metadata.ownerReferences) pod.metadata.uid += '+';
}
save();
`;
