import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dagContractFolder } from '@headwater/contracts';
import { EnvironmentError, type Files } from './environment.ts';

/** The Spark jobs of the repository in folder `root`. Throws an EnvironmentError where a ConfigMap can't hold them. */
export function jobFiles(root: string): Files {
  const folder = 'spark-jobs/jobs';
  const names = entries(join(root, folder)).flatMap(({ name, isFolder }) => (isFolder ? [] : [name]));
  const jobs = names.filter((name) => name.endsWith('.py'));
  return fitting(folder, texts(root, folder, jobs), 'let docker/spark install what is large');
}

/** The DAGs in `folder`, with what they import and read. Throws an EnvironmentError where a ConfigMap can't hold them. */
export function dagFiles(root: string, folder: string): Files {
  if (!existsSync(join(root, folder))) {
    throw new EnvironmentError([`airflow.dags.folder: there is no folder '${folder}' in this repository; create it`]);
  }
  return fitting(folder, dagTexts(root, folder), 'choose delivery git-bundle');
}

/** The same without a ConfigMap in mind. */
export const dagTexts = (root: string, folder: string): Files => texts(root, folder, dagPaths(join(root, folder)));

const dagPaths = (folder: string): string[] =>
  entries(folder).flatMap(({ name, isFolder }) => {
    if (isFolder) return packagePaths(folder, name);
    return name.endsWith('.py') || name === '.airflowignore' ? [name] : [];
  });

/** Modules, and the files that they read. */
function packagePaths(folder: string, path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // tests, what tools leave behind, and what is rendered itself
  if (name === 'tests' || /^[._]/.test(name) || path === dagContractFolder) return [];
  return entries(join(folder, path)).flatMap((entry) => {
    if (entry.isFolder) return packagePaths(folder, `${path}/${entry.name}`);
    return /\.(py|json|jsonl|csv|sql|yaml)$/.test(entry.name) ? [`${path}/${entry.name}`] : [];
  });
}

const entries = (folder: string) =>
  (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const texts = (root: string, folder: string, paths: readonly string[]): Files =>
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, folder, path), 'utf8')]));

// etcd takes no larger object: https://kubernetes.io/docs/concepts/configuration/configmap/
const limit = 1024 ** 2;

function fitting(folder: string, files: Files, way: string): Files {
  const paths = Object.keys(files);
  const size = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const problems = paths
    .filter((path) => !/^[\w./-]+$/.test(path))
    .map((path) => `${folder}/${path}: a ConfigMap has names of letters, digits, '-', '_' and '.'; rename the file`);
  if (size > limit) {
    problems.push(`${folder}: ${paths.length} files of ${size} bytes do not fit into a ConfigMap of ${limit}; ${way}`);
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
  return files;
}
