import type { Binary, Outcome } from './binary.ts';
import { executables, run } from './command.ts';
import type { Machine } from './machine.ts';
import { onPath } from './on-path.ts';

/** The executable from Debian's package, which only root can install. */
export async function aptInstall(binary: Binary, machine: Machine): Promise<Outcome | undefined> {
  if (binary.debianPackage === undefined || executables('apt-get', machine).length === 0) return undefined;
  const reason = await debianPackage(binary.debianPackage, machine);
  return reason === undefined ? onPath(binary, machine) : { reason };
}

/** Installs a package of Debian's; says why where it can't. */
export async function debianPackage(name: string, machine: Machine): Promise<string | undefined> {
  const [apt] = executables('apt-get', machine);
  if (apt === undefined) return 'there is no apt-get on PATH';
  if (!machine.root) return `only root may run apt-get install ${name}`;
  const environment = { ...machine.environment, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run(apt, ['install', '--yes', '--no-install-recommends', name], environment);
  let { succeeded, output } = await install();
  if (!succeeded) {
    // a container image comes without the lists of packages
    await run(apt, ['update'], environment);
    ({ succeeded, output } = await install());
  }
  return succeeded ? undefined : `apt-get install ${name}: ${output.split('\n').at(-1)}`;
}
