import { expect, it } from 'vitest';
import { dagImportFindings } from './dag-imports.ts';

it('finds nothing where all files are imported', () => {
  expect(dagImportFindings([])).toEqual([]);
});

it('shows the last line of what Python said', () => {
  const stack_trace =
    'Traceback (most recent call last):\n  File "x.py", line 1\nModuleNotFoundError: No module named pandsa\n';
  expect(dagImportFindings([{ filename: 'x.py', stack_trace }])).toMatchObject([
    {
      severity: 'error',
      subject: "DAG file 'x.py'",
      what: 'can’t be imported: ModuleNotFoundError: No module named pandsa',
    },
  ]);
});
