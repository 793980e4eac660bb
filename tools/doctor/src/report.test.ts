import { expect, it } from 'vitest';
import { worst, type Severity } from './finding.ts';
import { inContext } from './mend.ts';
import { report } from './report.ts';

const finding = (severity: Severity, subject: string) => ({
  severity,
  subject,
  what: 'is ill',
  why: 'nothing works',
  mend: `./headwater kubectl cure ${subject}`,
  check: 'health',
});
const plain = (_: Severity, text: string): string => text;

it('puts the worst first, in three lines each, and counts', () => {
  const findings = [finding('warning', 'a'), finding('error', 'b'), finding('warning', 'c')];
  expect(report({ checks: ['health', 'wealth'], findings }, plain)).toBe(
    [
      '1 error:',
      'b is ill (health)',
      '  why: nothing works',
      '  mend: ./headwater kubectl cure b',
      '',
      '2 warnings:',
      'a is ill (health)',
      '  why: nothing works',
      '  mend: ./headwater kubectl cure a',
      'c is ill (health)',
      '  why: nothing works',
      '  mend: ./headwater kubectl cure c',
      '',
      '2 checks: 1 error, 2 warnings',
    ].join('\n'),
  );
  expect(worst(findings)).toBe('error');
});

it('says that nothing was found', () => {
  expect(report({ checks: ['health'], findings: [] }, plain)).toBe('1 check: nothing found');
  expect(worst([])).toBeUndefined();
});

it('names the context in commands for a cluster that was named', () => {
  expect(inContext('./headwater kubectl cure a', undefined)).toBe('./headwater kubectl cure a');
  expect(inContext('./headwater kubectl cure a', 'team')).toBe('kubectl --context=team cure a');
  expect(inContext('./headwater secrets rotate a/b', 'team')).toBe('./headwater secrets rotate --context=team a/b');
});
