import { expect, it } from 'vitest';
import { beginning, ending, tellingLog } from './explanation.ts';

it('points at the log of whoever the cluster waits for', () => {
  expect(tellingLog(beginning)).toBe('apiserver');
  expect(tellingLog(`${beginning}12:00:00 the API server answers\n`)).toBe('kubelet');
});

it('does not take an earlier run for this one', () => {
  expect(tellingLog(`${beginning}12:00:00 the API server answers\n${beginning}`)).toBe('apiserver');
});

it('shows the end of a log only', () => {
  expect(ending('one\ntwo\nthree\n', 2)).toBe('two\nthree');
});
