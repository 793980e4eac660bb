import type { Binary, Outcome } from './binary.ts';
import { executables, run } from './command.ts';
import type { Machine } from './machine.ts';
import { onPath } from './on-path.ts';

/** The executable from Debian's package, which only root can install. */
export async function aptInstall(binary: Binary, machine: Machine): Promise<Outcome | undefined> {
  const { debianPackage } = binary;
  const [apt] = executables('apt-get', machine);
  if (debianPackage === undefined || apt === undefined) return undefined;
  if (!machine.root) return { reason: `only root may run apt-get install ${debianPackage}` };
  const environment = { ...machine.environment, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run(apt, ['install', '--yes', '--no-install-recommends', debianPackage], environment);
  let { succeeded, output } = await install();
  if (!succeeded) {
    // a container image comes without the lists of packages
    await run(apt, ['update'], environment);
    ({ succeeded, output } = await install());
  }
  return succeeded
    ? onPath(binary, machine)
    : { reason: `apt-get install ${debianPackage}: ${output.split('\n').at(-1)}` };
}
