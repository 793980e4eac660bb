import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Listening } from './forward.ts';

/** A cluster that runs, and the ways to it. */
export interface Running {
  readonly state: string;
  /** The process on this machine whose end is the end of the cluster. */
  readonly process: number;
  /** The cluster's process 1, as this machine counts: `nsenter --target <it> --net …` is in the cluster's network. */
  readonly initialize: number;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** Path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Path of the program. */
  readonly kubectl: string;
  /** Path of containerd's socket; images are in its namespace `k8s.io`. */
  readonly containerd: string;
  readonly forwards: readonly Listening[];
}

/** The cluster of a state folder, if it runs; it may not be ready yet. */
export function running(state: string): Running | undefined {
  const folder = resolve(state);
  const described = description(folder);
  if (!described || !isOf(folder, described.process)) return undefined;
  const { program: _, ...known } = described;
  return {
    ...known,
    state: folder,
    kubeconfig: join(folder, 'kubeconfig'),
    kubectl: join(folder, 'bin/kubectl'),
    containerd: join(folder, 'containerd.sock'),
  };
}

interface Described extends Pick<Running, 'process' | 'initialize' | 'startedAt' | 'forwards'> {
  /** Path of the program that both processes run. */
  readonly program: string;
}

/** What the cluster's parent wrote; it is also there when the parent was killed. */
export function description(folder: string): Described | undefined {
  const text = textOf(join(folder, 'running.json'));
  return text === undefined ? undefined : (JSON.parse(text) as Described);
}

/** Whether the process is one of the cluster in `folder`: its number may have gone to another one since. */
export function isOf(folder: string, process: number): boolean {
  const words = textOf(`/proc/${process}/cmdline`)?.split('\0') ?? [];
  return words[words.indexOf('--state') + 1] === folder;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // a process that ends while it is looked at
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
