import { expect, it } from 'vitest';
import { canaryFindings } from './canary.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const run = (state: string, run_after = '2026-01-01T11:55:00Z') => ({
  dag_run_id: `the ${state} one`,
  state,
  run_after,
});
const spelled = (facts: Partial<Parameters<typeof canaryFindings>[0]>) =>
  canaryFindings({ now, paused: false, runs: [run('success')], ...facts }).map(
    ({ severity, what }) => `${severity}: ${what}`,
  );

it('finds nothing where the last run that is over succeeded', () => {
  expect(spelled({})).toEqual([]);
  expect(spelled({ runs: [run('running'), run('success'), run('failed')] })).toEqual([]);
});

it('tells of a run that failed, of none for long, and of a DAG that is off', () => {
  expect(spelled({ runs: [run('running'), run('failed')] })).toEqual(["error: failed in run 'the failed one'"]);
  expect(spelled({ runs: [run('success', '2026-01-01T11:20:00Z')] })).toEqual(['warning: has not run for 40 minutes']);
  expect(spelled({ runs: [] })).toEqual(['warning: has not run yet']);
  expect(spelled({ paused: true })).toEqual(['warning: is paused']);
});

it('wants the run that it started to succeed, and to leave a log', () => {
  const log = 's3://lakehouse/canary: written, read, removed';
  expect(spelled({ started: { state: 'success', log } })).toEqual([]);
  expect(spelled({ started: { state: 'failed', log: '' } })).toEqual([
    'error: failed in the run that this check started',
  ]);
  expect(spelled({ started: { state: 'queued', log: '' } })).toEqual(["error: is 'queued' after 9 minutes"]);
  expect(spelled({ started: { state: 'success', log: '' } })).toEqual(['error: succeeded, and its log can’t be read']);
});
