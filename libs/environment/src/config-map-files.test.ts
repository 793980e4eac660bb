import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { dagFiles, jobFiles } from './config-map-files.ts';

/** A repository that has just these files. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'headwater-files-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

it('takes DAGs with the packages that they import and the data of these, and nothing that runs elsewhere', () => {
  const root = repository({
    'dags/.airflowignore': 'headwater/',
    'dags/canary.py': 'canary',
    'dags/headwater/spark.py': 'spark',
    'dags/headwater/samples/orders.csv': 'id',
    'dags/headwater/contracts/minikube.json': '{}',
    'dags/headwater/__pycache__/spark.py': '',
    'dags/.venv/lib.py': '',
    'dags/tests/canary_test.py': '',
    'dags/requirements.txt': '',
    'dags/README.md': '',
  });
  expect(dagFiles(root, 'dags')).toEqual({
    '.airflowignore': 'headwater/',
    'canary.py': 'canary',
    'headwater/samples/orders.csv': 'id',
    'headwater/spark.py': 'spark',
  });
});

it('takes the modules of spark-jobs/jobs; a repository without any has no jobs', () => {
  const root = repository({ 'spark-jobs/jobs/process.py': 'process', 'spark-jobs/jobs/notes.md': '' });
  expect(jobFiles(root)).toEqual({ 'process.py': 'process' });
  expect(jobFiles(repository({}))).toEqual({});
});

it('refuses what does not fit into a ConfigMap, and says what to do', () => {
  const large = '#'.repeat(1024 ** 2 + 1);
  expect(() => dagFiles(repository({ 'dags/large.py': large }), 'dags')).toThrow(
    'dags: 1 files of 1048577 bytes do not fit into a ConfigMap of 1048576; choose delivery git-bundle',
  );
  expect(() => jobFiles(repository({ 'spark-jobs/jobs/large.py': large }))).toThrow(
    'spark-jobs/jobs: 1 files of 1048577 bytes do not fit into a ConfigMap of 1048576; let docker/spark install what is large',
  );
});

it('refuses names that a ConfigMap can’t have', () => {
  expect(() => jobFiles(repository({ 'spark-jobs/jobs/my job.py': '' }))).toThrow(
    "spark-jobs/jobs/my job.py: a ConfigMap has names of letters, digits, '-', '_' and '.'; rename the file",
  );
});

it('refuses a folder of DAGs that is not there', () => {
  expect(() => dagFiles(repository({}), 'pipelines')).toThrow(
    "airflow.dags.folder: there is no folder 'pipelines' in this repository; create it",
  );
});
