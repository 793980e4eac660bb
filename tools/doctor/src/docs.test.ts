import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checks } from './checks/index.ts';

const rows = readFileSync(new URL('../../../docs/doctor.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('is documented check by check: what it looks at, and what mends it', () => {
  const documented = rows.filter(([, name]) => /^`.+`$/.test(name ?? '')).map((row) => row.slice(1, 5));
  expect(documented).toEqual(
    checks.map(({ name, needsCluster, looksAt, mendedBy }) => [
      `\`${name}\``,
      needsCluster ? 'cluster' : 'machine',
      looksAt,
      mendedBy,
    ]),
  );
});
