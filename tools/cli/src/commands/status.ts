import { setTimeout } from 'node:timers/promises';
import { changes, cut, interrupted, screen, type Status, statusFacts, statusOf, statusText } from '@headwater/look';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes } from '../failure.ts';
import { running } from '../without/checkout.ts';

export interface StatusOptions extends ClusterOptions {
  readonly environment: string;
  readonly watch: boolean;
  readonly output: 'text' | 'json';
}

/** Says how the platform is; exit code 1 where not all of it is synced and healthy. */
export async function status({ environment, watch, output, ...which }: StatusOptions): Promise<void> {
  const cluster = await theCluster(which);
  const { checkout } = await running(environment, which);
  const ask = statusFacts(cluster, checkout);
  const look = async () => {
    const facts = await ask();
    return { at: facts.at, status: statusOf(facts) };
  };
  if (watch) return watched(look, output);
  const { at, status } = await look();
  if (!status.healthy) process.exitCode = exitCodes.problems;
  console.log(output === 'json' ? JSON.stringify(status, null, 2) : statusText(status, at, columns()).join('\n'));
}

/** Looks again every two seconds, until Ctrl-C. A terminal shows the last look; elsewhere, a line says what changed. */
async function watched(look: () => Promise<{ at: number; status: Status }>, output: 'text' | 'json'): Promise<void> {
  const ended = interrupted();
  const terminal = process.stdout.isTTY && output === 'text' ? screen(process.stdout) : undefined;
  let before: Status | undefined;
  try {
    while (!ended.aborted) {
      const { at, status } = await look();
      if (terminal) terminal.draw(statusText(status, at, columns()).map((line) => cut(line, columns())));
      else print(before, status, at, output);
      before = status;
      await setTimeout(2000, undefined, { signal: ended }).catch(() => undefined);
    }
  } finally {
    terminal?.close();
  }
}

function print(before: Status | undefined, status: Status, at: number, output: 'text' | 'json'): void {
  const lines = before ? changes(before, status) : statusText(status, at, columns());
  if (lines.length === 0) return;
  if (output === 'json') console.log(JSON.stringify(status));
  else if (before) for (const line of lines) console.log(`${new Date(at).toISOString().slice(11, 19)}  ${line}`);
  else console.log(lines.join('\n'));
}

const columns = (): number => process.stdout.columns ?? 120;
