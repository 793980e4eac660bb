import { spawnSync } from 'node:child_process';
import { theSandbox } from '../the-sandbox.ts';

/** Hands over to kubectl, with the sandbox as its cluster. */
export function kubectl(parameters: readonly string[]): void {
  const { kubectl: program, kubeconfig } = theSandbox();
  const { status } = spawnSync(program, parameters, {
    stdio: 'inherit',
    env: { ...process.env, KUBECONFIG: kubeconfig },
  });
  process.exitCode = status ?? 1;
}
