import { airflow } from '../airflow.ts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

interface ImportError {
  readonly filename: string;
  readonly stack_trace: string;
}

export const dagImports = clusterCheck<readonly ImportError[]>({
  name: 'dag-imports',
  looksAt: 'DAG files that Airflow can’t import',
  mendedBy: 'a commit that corrects the file',
  collect: async ({ cluster }, { environment }) => {
    const request = await airflow(cluster, environment);
    return (await request<{ import_errors: ImportError[] }>('GET', '/importErrors')).import_errors;
  },
  findings: dagImportFindings,
});

export function dagImportFindings(errors: readonly ImportError[]): Finding[] {
  return errors.map(({ filename, stack_trace }) => ({
    severity: 'error',
    subject: `DAG file '${filename}'`,
    what: `can’t be imported: ${stack_trace.trim().split('\n').at(-1)}`,
    why: 'its DAGs keep their last version, or are not there at all',
    mend: 'correct it, ./headwater test, commit, ./headwater push',
  }));
}
