import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cacheFolder } from '../folders.ts';
import { reported, type Report } from '../report.ts';
import { SandboxError } from '../sandbox-error.ts';
import { beginning, ending, tellingLog } from './explanation.ts';
import { listening, type Forward, type Listening } from './forward.ts';
import { isFree } from './is-free.ts';
import { running, type Running } from './running.ts';
import { stop } from './stop.ts';

export interface StartOptions {
  readonly state: string;
  /** Where images, mirrors and the outside's authority are kept; one cluster at a time can use it. */
  readonly cache?: string;
  /** Paths of the programs of tools/sandbox/cluster. */
  readonly binaries: Readonly<Record<'kubernetes' | 'sandbox', string>>;
  /** Beside the API server's. A cluster that runs keeps those that it was started with. */
  readonly forwards: readonly Forward[];
  readonly report: Report;
}

const components = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kubectl',
];
// 8443 is the front door's
const apiServer: Forward = { target: '192.168.49.2:8443', port: 6443 };
const patience = 180_000;

/** Starts the cluster, unless it runs, and returns when its node is ready. Throws a SandboxError that says why it isn't. */
export async function start(options: StartOptions): Promise<Running> {
  if (process.getuid?.() !== 0) throw new SandboxError('the sandbox makes namespaces and mounts; run it as root');
  const state = resolve(options.state);
  const cluster = running(state);
  // also of one that runs: programs that were built anew have taken the place of those that it was started with
  linkComponents(state, options.binaries.kubernetes);
  if (cluster && existsSync(join(state, 'ready'))) return cluster;
  return reported(options.report, 'cluster', 'node', async () => {
    const parent = cluster?.process ?? (await startParent(state, options));
    return untilReady(state, parent);
  });
}

async function startParent(
  state: string,
  { cache = cacheFolder(), binaries, forwards }: StartOptions,
): Promise<number> {
  const bin = join(state, 'bin');
  mkdirSync(join(state, 'log'), { recursive: true });
  // what a killed cluster left: it would be taken for the new one's
  rmSync(join(state, 'ready'), { force: true });
  const log = openSync(logFile(state, 'run'), 'a');
  writeSync(log, beginning);
  const words = parameters(state, cache, bin, await listening([apiServer, ...forwards], isFree));
  const child = spawn(binaries.sandbox, words, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const failed = new Promise<never>((_, fail) => child.once('error', fail));
  const started = new Promise<number>((settle) => child.once('spawn', () => settle(child.pid ?? 0)));
  child.unref();
  return Promise.race([started, failed]);
}

const parameters = (state: string, cache: string, bin: string, forwards: readonly Listening[]): string[] => [
  'run',
  ...['--state', state, '--cache', resolve(cache), '--bin', bin],
  ...forwards.flatMap(({ listen, target }) => ['--forward', `${listen}=${target}`]),
];

function linkComponents(state: string, kubernetes: string): void {
  const bin = join(state, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of components) link(kubernetes, join(bin, name));
}

function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(resolve(target), path);
}

async function untilReady(state: string, parent: number): Promise<Running> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const cluster = running(state);
    if (cluster && existsSync(join(state, 'ready'))) return cluster;
    if (!isAlive(parent)) throw new SandboxError(`the cluster has ended; ${endOf(logFile(state, 'run'))}`);
    await setTimeout(50);
  }
  const why = endOf(logFile(state, tellingLog(readFileSync(logFile(state, 'run'), 'utf8'))));
  await stop(state);
  throw new SandboxError(`the node is not ready after ${patience / 1000} s; ${why}`);
}

/** A child that has ended and was not asked for counts as alive for `kill`, so its state is looked at. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const logFile = (state: string, name: string): string => join(state, 'log', `${name}.log`);

const endOf = (log: string): string =>
  `'${log}' ends with\n${existsSync(log) ? ending(readFileSync(log, 'utf8')) : 'nothing'}`;
