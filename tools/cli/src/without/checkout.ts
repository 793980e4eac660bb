import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout } from '@headwater/bootstrap';
import { lineOf, loadEnvironment, type Environment } from '@headwater/environment';
import type { Choice } from '../cluster/choice.ts';
import { chosen, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { copyWithout } from './copy.ts';
import { leftOut, listed, type Part } from './parts.ts';
import { recorded } from './record.ts';

/** What a cluster is to run, and how that differs from what is committed here. */
export interface Running {
  readonly checkout: Checkout;
  readonly environment: Environment;
  /** The parts that are left out of it. */
  readonly out: readonly Part[];
  /** The same as sentences. */
  readonly said: readonly string[];
}

/** What `up --without` brings up. */
export async function runningWithout(name: string, asked: readonly Part[]): Promise<Running> {
  const checkout: Checkout = { root, environment: name };
  const environment = loadEnvironment(root, name);
  const out = leftOut(environment, asked);
  const off = asked.filter((part) => environment[part].kind === 'none');
  const said = off.length > 0 ? [`${listed(off)}: off already, by environments/${name}.yaml`] : [];
  if (out.length === 0) return { checkout, environment, out, said };
  if (environment.git.kind === 'remote')
    throw new Failure(remote(name, environment.git.repository, out), exitCodes.wrongUse);
  const copy = await copyWithout(checkout, out);
  return {
    checkout: copy,
    environment: loadEnvironment(copy.root, name),
    out,
    said: [
      ...said,
      `without ${listed(out)}: the cluster runs one commit more than HEAD; up without the option brings HEAD back`,
    ],
  };
}

/** What the cluster of a command runs: HEAD, or what the last `up` there left of it. */
export async function running(name: string, which: ClusterOptions): Promise<Running> {
  const choice: Choice | undefined = chosen(which);
  const result = await runningWithout(name, choice ? recorded(choice, name) : []);
  for (const sentence of result.said) console.error(sentence);
  return result;
}

/** The cluster would go on to follow what is there. */
function remote(name: string, repository: string, out: readonly Part[]): string {
  const file = `environments/${name}.yaml`;
  const text = readFileSync(join(root, file), 'utf8');
  const lines = out.map((part) => `${file}:${lineOf(text, [part, 'kind'])}: '${part}.kind'`);
  return `the cluster follows ${repository}, where nothing is pushed to from here: make ${lines.join(' and ')} none, render, commit and push`;
}
