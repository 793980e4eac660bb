import type { Diagnosis } from './diagnose.ts';
import { severities, type Severity } from './finding.ts';

/** How a person sees the severity of what follows. */
export type Paint = (severity: Severity, text: string) => string;

/** For a person: the worst first, three short lines each, and at the end how many. */
export function report({ checks, findings }: Diagnosis, paint: Paint): string {
  const groups = severities.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity);
    const lines = group.map(({ check, subject, what, why, mend }) =>
      [`${paint(severity, subject)} ${what} (${check})`, `  why: ${why}`, `  mend: ${mend}`].join('\n'),
    );
    return group.length === 0 ? [] : [`${paint(severity, `${plural(severity, group.length)}:`)}\n${lines.join('\n')}`];
  });
  return [...groups, summary({ checks, findings })].join('\n\n');
}

/** `24 checks: 1 error, 2 warnings`. */
export function summary({ checks, findings }: Diagnosis): string {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [plural(severity, count)];
  });
  return `${plural('check', checks.length)}: ${counts.length === 0 ? 'nothing found' : counts.join(', ')}`;
}

const plural = (word: string, count: number): string => `${count} ${word}${count === 1 ? '' : 's'}`;
