import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { contextOf, variables, type Cluster } from '@headwater/bootstrap';
import type { Workload } from '@headwater/k8s';
import { parameters, rangeOf, sourcesIn, startedSources, type Range } from './asked.ts';
import { prefixes } from './sources.ts';

/** Prints what they write until `ended` is aborted; pods that come later, and containers that start again, too. */
export async function follow(
  cluster: Cluster,
  components: readonly Workload[],
  options: Range,
  print: (line: string) => void,
  ended: AbortSignal,
): Promise<void> {
  const followed = new Set<ChildProcess>();
  ended.addEventListener('abort', () => followed.forEach((child) => child.kill()));
  // the time up to which a log has been shown; none while it is followed
  const until = new Map<string, string | undefined>();
  for (let first = true; !ended.aborted; first = false) {
    // later, the API server may be away for a moment
    const sources = await (first ? startedSources : sourcesIn)(cluster, components).catch((error: Error) => {
      if (first) throw error;
      return [];
    });
    const before = prefixes(sources);
    for (const [index, source] of sources.entries()) {
      const key = `${source.namespace}/${source.pod}/${source.container}`;
      const [known, time] = [until.has(key), until.get(key)];
      if (known && (time === undefined || !source.running)) continue;
      until.set(key, undefined);
      // what came while nobody looked is shown from its beginning
      const range = known ? [`--since-time=${time}`] : rangeOf(first ? options : {});
      const child = spawnLog(cluster, [...parameters(source), ...range, '--follow'], (line) =>
        print(`${before[index]}${line}`),
      );
      followed.add(child);
      child.once('close', () => {
        followed.delete(child);
        until.set(key, new Date().toISOString());
      });
    }
    await setTimeout(2000, undefined, { signal: ended }).catch(() => undefined);
  }
}

function spawnLog(cluster: Cluster, words: readonly string[], print: (line: string) => void): ChildProcess {
  const child = spawn(cluster.kubectl, [...contextOf(cluster), ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: variables(cluster),
  });
  child.once('error', () => undefined);
  createInterface(child.stdout).on('line', print);
  return child;
}
