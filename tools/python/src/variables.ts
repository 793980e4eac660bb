import { delimiter, join } from 'node:path';
import { catalogue, resolve, type Machine } from '@headwater/binaries';
import { azurite } from './azurite.ts';
import { javaHome } from './java-home.ts';
import type { Need } from './projects.ts';
import { sparkJars } from './spark-jars.ts';

/** What a program of the virtual environment in `folder` finds in its environment. */
export function activated(folder: string, { environment }: Machine): NodeJS.ProcessEnv {
  const { PYTHONHOME: _, PYTHONPATH: __, ...inherited } = environment;
  const caches = join(folder, 'cache');
  return {
    ...inherited,
    VIRTUAL_ENV: folder,
    PATH: [join(folder, 'bin'), environment['PATH'] ?? ''].join(delimiter),
    // nothing is left among the sources, which are inputs of other tasks
    PYTHONPYCACHEPREFIX: join(caches, 'python'),
    RUFF_CACHE_DIR: join(caches, 'ruff'),
    MYPY_CACHE_DIR: join(caches, 'mypy'),
    PYTEST_ADDOPTS: `-p no:cacheprovider ${environment['PYTEST_ADDOPTS'] ?? ''}`.trim(),
  };
}

/** What tests ask for, which is installed if need be: where it is, by the variable that says so. */
export async function found(needs: readonly Need[], root: string, machine: Machine): Promise<Record<string, string>> {
  const ways: Readonly<Record<Need, () => Promise<[string, string]>>> = {
    azurite: async () => ['HEADWATER_AZURITE', await azurite(root, machine)],
    java: async () => ['JAVA_HOME', await javaHome(await resolve(catalogue.java, machine), machine)],
    minio: async () => ['HEADWATER_MINIO', await resolve(catalogue.minio, machine)],
    'spark-jars': async () => [
      'HEADWATER_SPARK_JARS',
      await sparkJars(root, await resolve(catalogue.maven, machine), machine),
    ],
  };
  const entries: [string, string][] = [];
  for (const need of needs) entries.push(await ways[need]());
  return Object.fromEntries(entries);
}
