import { readFileSync, writeFileSync } from 'node:fs';
import { folder } from './exported.ts';

/**
 * Adds to metrics/<job>.txt what a running Prometheus has of each job: `node tools/promql/src/record.ts ADDRESS`, where
 * ADDRESS is as ./headwater open prometheus prints it. Names stay that a platform has only after a day with failures.
 */
if (import.meta.main) {
  const [, , address = 'http://localhost:9090'] = process.argv;
  for (const [job, names] of await namesByJob(address)) {
    const file = new URL(`${job}.txt`, folder);
    writeFileSync(file, `${[...new Set([...known(file), ...names])].sort().join('\n')}\n`);
  }
}

async function namesByJob(address: string): Promise<Map<string, string[]>> {
  // what Prometheus itself adds to each job is no metric of the job
  const selected = '{job!="", __name__!~"up|scrape_.*|ALERTS.*"}';
  const query = new URLSearchParams({ query: `count by (job, __name__) (${selected})` });
  const response = await fetch(new URL(`/api/v1/query?${query}`, address));
  const { data } = (await response.json()) as {
    data: { result: readonly { metric: { job: string; __name__: string } }[] };
  };
  const byJob = Map.groupBy(data.result, ({ metric }) => metric.job);
  return new Map([...byJob].map(([job, list]) => [job, list.map(({ metric }) => metric.__name__)]));
}

function known(file: URL): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
