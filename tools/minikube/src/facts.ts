import { readFileSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { which } from 'zx';
import { attempt } from './command.ts';

/** What an engine of containers says of itself. */
export interface Engine {
  readonly running: boolean;
  /** Why it does not answer. */
  readonly said: string;
  readonly cpus: number;
  /** In bytes. */
  readonly memory: number;
  /** Free bytes where it keeps its data; undefined where that can't be seen from here. */
  readonly disk?: number;
}

/** What is on this machine, as far as minikube needs it. */
export interface Facts {
  readonly platform: NodeJS.Platform;
  readonly root: boolean;
  /** Versions, without a `v`; undefined where the program is missing. */
  readonly minikube?: string;
  readonly kubectl?: string;
  readonly docker?: Engine;
  readonly podman?: Engine;
  /** Programs of virtual machines that minikube can drive. */
  readonly hypervisors: readonly string[];
  /** The driver that the person chose for every minikube. */
  readonly chosenDriver?: string;
  /** The kernel's limits; a container's are those of this machine. */
  readonly inotify?: { readonly instances: number; readonly watches: number };
}

// https://minikube.sigs.k8s.io/docs/drivers/#macos
const hypervisors = ['vfkit', 'krunkit', 'qemu-system-aarch64', 'qemu-system-x86_64', 'prlctl', 'VBoxManage'];

/** Looks at this machine; changes nothing. */
export async function machineFacts(environment: NodeJS.ProcessEnv = process.env): Promise<Facts> {
  const [minikube, kubectl, docker, podman, ...found] = await Promise.all([
    minikubeVersion(environment),
    kubectlVersion(environment),
    dockerEngine(environment),
    podmanEngine(environment),
    ...hypervisors.map((name) => program(name, environment)),
  ]);
  const inotify = inotifyLimits();
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    ...(minikube === undefined ? {} : { minikube }),
    ...(kubectl === undefined ? {} : { kubectl }),
    ...(docker ? { docker } : {}),
    ...(podman ? { podman } : {}),
    hypervisors: hypervisors.filter((_, index) => found[index] !== undefined),
    ...(environment['MINIKUBE_DRIVER'] ? { chosenDriver: environment['MINIKUBE_DRIVER'] } : {}),
    ...(inotify ? { inotify } : {}),
  };
}

const program = async (name: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> =>
  (await which(name, { nothrow: true, path: environment['PATH'] ?? '' })) ?? undefined;

/** What the program prints as JSON; undefined where it is missing, or says something else. */
async function asked<T>(name: string, parameters: readonly string[], environment: NodeJS.ProcessEnv) {
  const path = await program(name, environment);
  if (path === undefined) return undefined;
  const ended = await attempt({ line: [path, ...parameters], environment, limit: 30 });
  return { ...ended, value: parsed<T>(ended.output) };
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

/** Source: https://minikube.sigs.k8s.io/docs/commands/version/ */
async function minikubeVersion(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const answer = await asked<{ minikubeVersion: string }>('minikube', ['version', '--output=json'], environment);
  return answer && version(answer.value?.minikubeVersion);
}

/** Source: https://kubernetes.io/docs/reference/kubectl/generated/kubectl_version/ */
async function kubectlVersion(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const answer = await asked<{ clientVersion: { gitVersion: string } }>(
    'kubectl',
    ['version', '--client', '--output=json'],
    environment,
  );
  return answer && version(answer.value?.clientVersion.gitVersion);
}

const version = (text = ''): string => /\d+\.\d+\.\d+/.exec(text)?.[0] ?? '0.0.0';

/** Source: https://docs.docker.com/reference/cli/docker/system/info/ */
async function dockerEngine(environment: NodeJS.ProcessEnv): Promise<Engine | undefined> {
  interface Info {
    readonly NCPU?: number;
    readonly MemTotal?: number;
    readonly DockerRootDir?: string;
  }
  const answer = await asked<Info>('docker', ['info', '--format={{json .}}'], environment);
  if (!answer) return undefined;
  const { NCPU: cpus = 0, MemTotal: memory = 0, DockerRootDir: folder } = answer.value ?? {};
  const disk = folder === undefined || process.platform !== 'linux' ? undefined : freeBytes(folder);
  return engine(answer.succeeded && memory > 0, answer.last, cpus, memory, disk);
}

/** Source: https://docs.podman.io/en/latest/markdown/podman-info.1.html */
async function podmanEngine(environment: NodeJS.ProcessEnv): Promise<Engine | undefined> {
  interface Info {
    readonly host?: { readonly cpus?: number; readonly memTotal?: number };
  }
  const answer = await asked<Info>('podman', ['info', '--format=json'], environment);
  if (!answer) return undefined;
  const { cpus = 0, memTotal = 0 } = answer.value?.host ?? {};
  return engine(answer.succeeded && memTotal > 0, answer.last, cpus, memTotal, undefined);
}

const engine = (running: boolean, last: string, cpus: number, memory: number, disk: number | undefined): Engine => ({
  running,
  said: running ? '' : (last.split('\n').at(-1) ?? ''),
  cpus,
  memory,
  ...(disk === undefined ? {} : { disk }),
});

/** Of the nearest folder that a person may look at: the engine's own may be closed. */
function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return folder === dirname(folder) ? undefined : freeBytes(dirname(folder));
  }
}

function inotifyLimits(): Facts['inotify'] {
  const limit = (name: string) => Number(readFileSync(`/proc/sys/fs/inotify/${name}`, 'utf8'));
  try {
    return { instances: limit('max_user_instances'), watches: limit('max_user_watches') };
  } catch {
    return undefined;
  }
}
