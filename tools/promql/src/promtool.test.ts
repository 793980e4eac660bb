import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alertRules } from '@headwater/alerts';
import { binaryPath } from '@headwater/binaries';
import { dashboards } from '@headwater/dashboards';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from './everything.ts';

const tests = fileURLToPath(new URL('../alerts/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'headwater-promtool-'));
let promtool: string;

// where nobody has compiled it yet, that takes minutes
beforeAll(async () => {
  promtool = await binaryPath('promtool');
  writeFileSync(join(folder, 'rules.yaml'), alertRules(everything, 'docs/runbooks'));
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What promtool prints; it ends with another exit code where something is wrong. */
const run = (...words: string[]): string =>
  execFileSync(promtool, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

describe('promtool', () => {
  it('takes the rules', () => {
    expect(run('check', 'rules', '--lint=all', '--lint-fatal', 'rules.yaml')).toContain('SUCCESS');
  });

  it('takes the queries of the dashboards', () => {
    const queries = dashboards(everything).flatMap(({ rows }) =>
      rows.flat().flatMap((panel) => (panel.kind === 'logs' ? [] : panel.queries)),
    );
    const rules = queries.map(({ expression }, index) => ({ record: `dashboard:query:${index}`, expr: expression }));
    writeFileSync(join(folder, 'queries.json'), JSON.stringify({ groups: [{ name: 'dashboards', rules }] }));
    expect(run('check', 'rules', '--lint=none', 'queries.json')).toContain('SUCCESS');
  });

  it.each(readdirSync(tests))('finds that alerts fire when they should, and only then: %s', (file) => {
    copyFileSync(join(tests, file), join(folder, file));
    expect(run('test', 'rules', file)).toContain('SUCCESS');
  });
});
