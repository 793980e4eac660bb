import { run, type Machine } from '@headwater/binaries';
import { PythonError } from './python-error.ts';

/** A Python that the projects can run on. */
export interface Interpreter {
  readonly path: string;
  readonly version: string;
}

/** What the images have comes first, then the others that every pyproject.toml allows. */
const versions = ['3.12', '3.11'] as const;

/** A Python that is there already, or one that uv installs for itself. Throws a PythonError. */
export async function interpreter(uv: string, { environment }: Machine): Promise<Interpreter> {
  for (const version of versions) {
    const found = await find(uv, version, environment);
    if (found) return found;
  }
  const [version] = versions;
  const { output } = await run(uv, ['python', 'install', '--quiet', version], environment);
  const installed = await find(uv, version, environment);
  if (installed) return installed;
  throw new PythonError(
    `python: neither ${versions.join(' nor ')} is there, and uv can't install one (${output.split('\n').at(-1)}); install Python ${version}`,
  );
}

async function find(uv: string, wanted: string, environment: Machine['environment']): Promise<Interpreter | undefined> {
  const options = ['python', 'find', '--system', '--no-project', '--no-python-downloads', wanted];
  const { succeeded, output: path } = await run(uv, options, environment);
  if (!succeeded) return undefined;
  const { output } = await run(path, ['--version'], environment);
  const version = /^Python (\d+\.\d+\.\d+)/.exec(output)?.[1];
  return version === undefined ? undefined : { path, version };
}
