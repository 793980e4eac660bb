import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, link, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cache, placed, run, type Machine } from '@headwater/binaries';
import { prune } from './prune.ts';
import { PythonError } from './python-error.ts';

/** A jar that the image adds to Spark: where it is in a Maven repository, and its checksum. */
export interface Jar {
  readonly path: string;
  readonly sha256: string;
}

/** The lines of docker/spark/jars.sha256, which are in the form that sha256sum checks. */
export const jars = (text: string): Jar[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [sha256 = '', path = ''] = line.split('  ');
      return { path, sha256 };
    });

/** A folder with the jars that docker/spark, below `root`, adds to Spark; Maven fetches what is missing. Throws a PythonError. */
export async function sparkJars(root: string, maven: string, machine: Machine): Promise<string> {
  const source = join(root, 'docker/spark');
  const list = await readFile(join(source, 'jars.sha256'), 'utf8');
  const key = createHash('sha256').update(list).digest('hex').slice(0, 16);
  const target = join(cache(machine), 'jars', `spark-${key}`);
  if (existsSync(target)) return target;
  const timer = setTimeout(machine.report, machine.patience, 'fetching the jars that Spark needs for S3 and Azure …');
  try {
    const repository = await fetched(join(source, 'pom.xml'), maven, machine);
    await placed(target, (temporary) => collect(jars(list), repository, temporary));
  } finally {
    clearTimeout(timer);
  }
  await prune(target, 'spark');
  return target;
}

/** The sandbox makes its image of the same jars: what one has downloaded, the other has. */
async function fetched(pom: string, maven: string, machine: Machine): Promise<string> {
  const repository = join(cache(machine), 'sandbox/downloads/maven');
  const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:resolve';
  const options = ['--batch-mode', '--quiet', '--file', pom, `-Dmaven.repo.local=${repository}`, plugin];
  const { succeeded, output } = await run(maven, options, machine.environment);
  if (!succeeded) throw new PythonError(`${pom}: Maven can't fetch its jars:\n${output}`);
  return repository;
}

async function collect(wanted: readonly Jar[], repository: string, folder: string): Promise<void> {
  for (const { path, sha256 } of wanted) {
    const jar = join(repository, path);
    const found = await digest(jar);
    if (found !== sha256)
      throw new PythonError(
        `${jar}: has the sha256 ${found}, and not ${sha256}; find out why it changed before you trust it`,
      );
    const copy = join(folder, basename(path));
    // half a gigabyte: not twice where one file system holds both
    await link(jar, copy).catch(() => copyFile(jar, copy));
  }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
