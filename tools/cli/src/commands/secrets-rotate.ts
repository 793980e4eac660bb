import { createInterface } from 'node:readline/promises';
import { readSecret, type Cluster } from '@headwater/bootstrap';
import {
  liveNames,
  readersOf,
  remaining,
  rotate,
  rotatingAnnotation,
  rotationPlan,
  sentenceOf,
  titleOf,
} from '@headwater/secret-care';
import type { Secret } from '@headwater/secrets';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { progress } from '../progress.ts';
import { oneOf } from '../selection.ts';
import { knownSecrets, refuseVault } from './secrets-known.ts';

export interface RotateOptions extends ClusterOptions {
  readonly environment: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly now: boolean;
  readonly timeout: number;
  readonly output: 'text' | 'json';
}

/** Gives a secret a new value and brings it to its readers; an interrupted rotation goes on with the value it made. */
export async function rotateSecret(title: string, options: RotateOptions): Promise<void> {
  const { environment: name, yes, dryRun, now, timeout, output, ...which } = options;
  const { environment, declared, committed } = await knownSecrets(name, which);
  refuseVault(environment, 'give the vault a new version of the value');
  const wanted = oneOf('secret', title, declared.map(titleOf));
  const secret = declared.find((each) => titleOf(each) === wanted)!;
  const plan = rotationPlan(secret, readersOf(committed(), declared), {
    ownDatabase: environment.database.kind === 'postgres',
  });
  if ('byHand' in plan) throw new Failure(`${title}: is not rotated by a command: ${plan.byHand}`, exitCodes.wrongUse);

  const cluster = await theCluster(which);
  const since = await begunAt(cluster, secret);
  const steps = since === undefined ? plan.steps : remaining(plan.steps, await holdsBoth(cluster, secret));
  const sentences = steps.map((step) => sentenceOf(step, title));
  const about =
    since === undefined
      ? ''
      : `a rotation of ${title} began at ${since} and has not ended: it goes on with the value it made\n`;
  const told = `${about}${[...sentences, ...plan.remarks.map((remark) => `note: ${remark}`)].join('\n')}`;
  if (dryRun) {
    const result = {
      secret: title,
      cluster: cluster.title,
      goesOnSince: since,
      steps: sentences,
      remarks: plan.remarks,
    };
    console.log(output === 'json' ? JSON.stringify(result, null, 2) : told);
    return;
  }
  console.error(told);
  if (!yes) await confirm(`rotate ${title} on ${cluster.title}?`);
  const shown = progress();
  await rotate(cluster, { secret, steps, timeout, now, begun: shown.current, done: shown.line });
  const seconds = Number(shown.seconds().toFixed(1));
  if (output === 'json') console.log(JSON.stringify({ secret: title, seconds, steps: sentences }, null, 2));
  else console.log(`${title} is rotated (${seconds} s)`);
}

async function begunAt(cluster: Cluster, secret: Secret): Promise<string | undefined> {
  const found = (await liveNames(cluster)).find((each) => titleOf(each) === titleOf(secret));
  if (!found) throw new Failure(`${titleOf(secret)}: is not there; run ./headwater up, which generates it`);
  return found.annotations[rotatingAnnotation];
}

/** Whether the old value is still beside the new one, separated by a comma as Airflow wants it. */
async function holdsBoth(cluster: Cluster, { namespace, name, keys }: Secret): Promise<boolean> {
  const fernet = Object.keys(keys).filter((key) => keys[key]?.kind === 'fernet');
  if (fernet.length === 0) return false;
  const values = await readSecret(cluster, namespace, name);
  return fernet.some((key) => values[key]?.includes(','));
}

async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Failure('there is nobody to ask; give --yes to rotate without a question', exitCodes.wrongUse);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('nothing was changed');
  } finally {
    terminal.close();
  }
}
