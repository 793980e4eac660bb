import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateFolder } from './state-folder.ts';

/** Which cluster the commands go to. */
export type Choice =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'minikube' }
  | { readonly kind: 'context'; readonly context: string; readonly kubeconfig: string };

const file = (): string => stateFolder('cluster.json');

/** What `up` was last used with, if it was. */
export function remembered(): Choice | undefined {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Choice;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function remember(choice: Choice): void {
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  writeFileSync(file(), `${JSON.stringify(choice)}\n`, { mode: 0o600 });
}

export const forget = (): void => rmSync(file(), { force: true });
