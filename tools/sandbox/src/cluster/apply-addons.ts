import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { reported, type Report } from '../report.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Running } from './running.ts';

const folder = join(import.meta.dirname, '../../addons');
const deployments = { 'kube-system': 'coredns', 'local-path-storage': 'local-path-provisioner' };

/** Gives the cluster its DNS, volumes and policy for images, and waits until they serve; their images have to be imported. */
export const applyAddons = (cluster: Running, report: Report): Promise<void> =>
  reported(report, 'cluster', 'addons', async () => {
    await kubectl(cluster, ['apply', '--filename', '-'], addons(cluster.state));
    for (const [namespace, name] of Object.entries(deployments)) {
      await kubectl(cluster, [
        'rollout',
        'status',
        `deployment/${name}`,
        '--namespace',
        namespace,
        '--timeout',
        '120s',
      ]);
    }
  });

/** What is applied, as one YAML stream. */
export const addons = (state: string): string =>
  readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('{{volumes}}', join(state, 'volumes')))
    .join('---\n');

async function kubectl({ kubectl: program, kubeconfig, state }: Running, words: string[], input = ''): Promise<void> {
  const child = spawn(program, ['--kubeconfig', kubeconfig, '--cache-dir', join(state, 'kubectl'), ...words], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin.end(input);
  const [said, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((settle, fail) => child.once('error', fail).once('exit', settle)),
  ]);
  if (code !== 0) throw new SandboxError(`kubectl ${words.join(' ')}: ${said.trim()}`);
}
