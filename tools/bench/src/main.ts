import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { cases } from './cases.ts';
import { measure } from './measure.ts';
import type { Row } from './row.ts';
import { table } from './table.ts';

const command = new Command('bench')
  .description('Measures rendering and checking, ours beside cdk8s on the same objects, and prints one table.')
  .addOption(new Option('-r, --runs <count>', 'runs of each case; the median counts').default(5).argParser(positive))
  .addOption(new Option('-o, --output <format>', 'how to print the result').choices(['text', 'json']).default('text'))
  .parse();
const { runs, output } = command.opts<{ runs: number; output: 'text' | 'json' }>();

const { list, folder } = await cases();
process.once('SIGINT', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
});
try {
  const rows: Row[] = [];
  for (const each of list) {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${rows.length + 1} of ${list.length}: ${each.title}`);
    rows.push({ case: each, ours: measure(each.ours, runs), ...(each.peer ? { peer: measure(each.peer, runs) } : {}) });
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (output === 'json')
    console.log(
      JSON.stringify(
        rows.map(({ case: { title }, ours, peer }) => ({ title, ours, peer })),
        null,
        2,
      ),
    );
  else
    console.log(
      `${table(rows)}\nmedians of ${runs} runs on ${cpus().length} cores, Node.js ${process.version}; files in ${dirname(folder)}`,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('give a whole number from 1');
  return value;
}
