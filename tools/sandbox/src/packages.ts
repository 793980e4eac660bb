import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command } from './builds/command.ts';
import { cacheFolder } from './folders.ts';
import { reported, type Report } from './report.ts';
import { SandboxError } from './sandbox-error.ts';

/** Debian's packages, and the programs by which each is known to be there. */
export type Packages = Readonly<Record<string, readonly string[]>>;

/** What the sandbox needs. */
const required: Packages = {
  containerd: ['containerd', 'ctr'],
  runc: ['runc'],
  'containernetworking-plugins': ['/usr/lib/cni/ptp', '/usr/lib/cni/host-local', '/usr/lib/cni/portmap'],
  iptables: ['iptables'],
  nftables: ['nft'],
  iproute2: ['ip'],
  conntrack: ['conntrack'],
  debootstrap: ['debootstrap'],
  git: ['git'],
  // Gitea holds SQLite, which is C
  gcc: ['gcc'],
  'libc6-dev': ['/usr/include/stdio.h'],
};

/** What of the machine decides which packages are missing and who may install them. */
export interface Machine {
  readonly environment: NodeJS.ProcessEnv;
  readonly root: boolean;
  /** Whether a program is there: by its path, or by its name in the folders of programs. */
  readonly has: (program: string) => boolean;
  /** Where Debian's scripts ask whether a service may be started (see invoke-rc.d(8)). */
  readonly servicePolicy: string;
}

export const thisMachine = (): Machine => ({
  environment: process.env,
  root: process.getuid?.() === 0,
  has: onThisMachine,
  servicePolicy: '/usr/sbin/policy-rc.d',
});

/** Installs Debian's packages that are needed and the machine lacks. Throws a SandboxError that names them all. */
export async function packages(
  report: Report,
  machine: Machine = thisMachine(),
  needed: Packages = required,
): Promise<void> {
  const missing = missingFrom(machine, needed);
  if (missing.length === 0) return;
  const advice = `sudo apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!machine.has('apt-get')) {
    throw new SandboxError(`packages: ${missing.join(', ')} missing, and no apt-get; the sandbox runs on Debian 12`);
  }
  if (!machine.root) throw new SandboxError(`packages: ${missing.join(', ')} missing; run '${advice}'`);
  await reported(report, 'packages', missing.join(' '), () =>
    withoutServices(machine, () => install(missing, machine)),
  );
  const still = missingFrom(machine, needed);
  if (still.length > 0)
    throw new SandboxError(`packages: ${still.join(', ')} missing although installed; run '${advice}'`);
}

const missingFrom = ({ has }: Machine, needed: Packages): string[] =>
  Object.entries(needed)
    .filter(([, programs]) => !programs.every(has))
    .map(([name]) => name);

async function install(names: readonly string[], { environment, has }: Machine): Promise<void> {
  const options = {
    environment: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    log: join(cacheFolder(), 'logs', 'packages.log'),
  };
  const installed = () =>
    command('packages', ['apt-get', 'install', '--yes', '--no-install-recommends', ...names], options);
  try {
    await installed();
  } catch {
    // a container image comes without the lists of packages
    await command('packages', ['apt-get', 'update'], options);
    await installed();
  }
  // the sandbox has a containerd of its own; Debian's would come with the next start of the machine
  if (names.includes('containerd') && has('systemctl')) {
    await command('packages', ['systemctl', 'disable', 'containerd.service'], options);
  }
}

/** Keeps what is installed meanwhile from starting services. */
async function withoutServices(machine: Machine, work: () => Promise<void>): Promise<void> {
  if (existsSync(machine.servicePolicy)) return work();
  writeFileSync(machine.servicePolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    rmSync(machine.servicePolicy, { force: true });
  }
}

function onThisMachine(program: string): boolean {
  if (program.startsWith('/')) return existsSync(program);
  // what only root calls is in folders that others don't have on PATH
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'].filter((one) => one !== '');
  return folders.some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
