import type { Row } from './row.ts';

const headings = ['', 'process', 'work', 'memory', 'per object', 'aim', 'cdk8s', 'its memory', 'times'];

/** The rows as text: milliseconds, mebibytes, and how many times as long the peer takes. */
export function table(rows: readonly Row[]): string {
  const cells = [headings, ...rows.map(row)];
  const widths = headings.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    )
    .join('\n');
}

function row({ case: { title, resources, aim, of }, ours, peer }: Row): string[] {
  const time = of === 'work' ? ours.work : ours.process;
  return [
    title,
    milliseconds(ours.process),
    milliseconds(ours.work),
    mebibytes(ours.bytes),
    resources === undefined || time === undefined ? '' : `${Math.round((time / resources) * 1000)} µs`,
    aim === undefined ? '' : `${(time ?? 0) < aim ? 'kept' : 'missed'}: ${aim} ms`,
    milliseconds(peer?.process),
    mebibytes(peer?.bytes),
    peer ? `${(peer.process / ours.process).toFixed(1)} ×` : '',
  ];
}

const milliseconds = (value: number | undefined): string => (value === undefined ? '' : `${Math.round(value)} ms`);

const mebibytes = (bytes: number | undefined): string =>
  bytes === undefined ? '' : `${Math.round(bytes / 1024 ** 2)} MiB`;
