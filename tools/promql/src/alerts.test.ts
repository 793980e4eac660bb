import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { alerts, runbookOf } from '@headwater/alerts';
import { expect, it } from 'vitest';
import { everything } from './everything.ts';

const all = alerts(everything);
const tests = new URL('../alerts/', import.meta.url);
const runbooks = new URL('../../../docs/runbooks/', import.meta.url);

it('has a name of its own', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

it('has a runbook, and no runbook is left of one that is gone', () => {
  expect(readdirSync(runbooks).sort()).toEqual([...all.map(runbookOf), 'README.md'].sort());
});

it.each(all)('$name has a runbook that says what it means, what to do first, and what it usually is', (alert) => {
  const text = readFileSync(new URL(runbookOf(alert), runbooks), 'utf8');
  expect(text.startsWith(`# ${alert.name}\n`)).toBe(true);
  expect(text).toMatch(/^## First$/m);
  expect(text).toMatch(/^## Usual causes$/m);
});

it.each(all)('$name has a test in which it fires, and one in which it does not', (alert) => {
  const file = new URL(runbookOf(alert).replace(/md$/, 'yaml'), tests);
  expect(existsSync(file)).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('exp_alerts: []');
  expect(text).toContain('exp_labels:');
});
