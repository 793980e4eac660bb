import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Secret } from '@headwater/secrets';
import { argocdOf, manifestsOf, namespaceFiles, type Checkout } from './checkout.ts';
import { ClusterError, type Cluster } from './cluster.ts';
import { generateSecrets } from './generate-secrets.ts';
import { apply, exists, kubectl } from './kubectl.ts';
import { applicationStates } from './synchronized.ts';

/** Namespaces and declared secrets: what nothing in Git can make. Each step may be repeated. */
export async function prepare(
  cluster: Cluster,
  checkout: Checkout,
  secrets: readonly Secret[],
  repositoryUrl: string,
): Promise<void> {
  const present = await kubectl(cluster, ['get', 'namespaces', '--output=name']);
  // one that is there belongs to Argo CD, which would see its own marks taken away
  const missing = namespaceFiles(checkout).filter(({ name }) => !present.split('\n').includes(`namespace/${name}`));
  if (missing.length > 0) {
    await apply(
      cluster,
      missing.flatMap(({ file }) => ['--filename', file]),
    );
  }
  const { external } = await generateSecrets(cluster, secrets, repositoryUrl);
  if (external.length > 0) throw new ClusterError(external.map(provide).join('\n'));
}

const provide = ({ namespace, name, keys }: Secret): string =>
  `secret '${name}' of namespace '${namespace}' is not generated: create it with the keys ${Object.keys(keys).join(', ')}, then run this again`;

/** Whether Argo CD has taken over: what is in Git is its business from then on. */
export const isInstalled = async (cluster: Cluster): Promise<boolean> =>
  (await exists(cluster, 'crd', 'applications.argoproj.io')) &&
  (await exists(cluster, 'applications.argoproj.io', 'root', '--namespace=cicd'));

/** The Git server inside of the cluster, from the same files that Argo CD will sync. */
export async function installGitServer(cluster: Cluster, checkout: Checkout, timeout: number): Promise<void> {
  await apply(cluster, ['--filename', manifestsOf(checkout, 'cicd', 'foundation')]);
  const folder = manifestsOf(checkout, 'cicd', 'gitea');
  const jobs = readdirSync(folder).filter((file) => file.startsWith('job-'));
  // a Job can't be changed, and one of an earlier attempt may be there
  for (const job of jobs) {
    await kubectl(cluster, ['delete', '--ignore-not-found', '--filename', `${folder}/${job}`]);
  }
  await apply(cluster, ['--filename', folder]);
  await kubectl(cluster, [
    'wait',
    '--namespace=cicd',
    `--timeout=${timeout}s`,
    '--for=condition=complete',
    'job/gitea-setup',
  ]);
}

/** Argo CD from its own kustomization, ready to compare: its Applications would wait minutes for a second try. */
export async function installArgocd(cluster: Cluster, checkout: Checkout, timeout: number): Promise<void> {
  const folder = manifestsOf(checkout, 'cicd', 'argocd');
  await apply(cluster, ['--filename', manifestsOf(checkout, 'cicd', 'foundation')]);
  await apply(cluster, ['--filename=-'], await kubectl(cluster, ['kustomize', folder]));
  const ready = ['wait', '--namespace=cicd', `--timeout=${timeout}s`];
  await established(cluster, 'applications.argoproj.io', 'appprojects.argoproj.io');
  await kubectl(cluster, [
    ...ready,
    '--for=condition=available',
    'deployment/argocd-repo-server',
    'deployment/argocd-redis',
  ]);
}

/**
 * The root Application, after the project that it belongs to, which is one of its own objects. A root that works is
 * left alone; one whose project refuses the repository could not be mended by Git.
 */
export async function installRoot(cluster: Cluster, checkout: Checkout): Promise<void> {
  const root = (await applicationStates(cluster)).find(({ name }) => name === 'root');
  if (root && root.sync !== 'Unknown') return;
  await apply(cluster, ['--filename', argocdOf(checkout, 'apps', 'project-cicd.yaml')]);
  await apply(cluster, ['--filename', argocdOf(checkout, 'root.yaml')]);
}

/** Waits until the API server serves these kinds: `kubectl wait` fails on a definition that has no conditions yet. */
async function established(cluster: Cluster, ...definitions: readonly string[]): Promise<void> {
  const parameters = ['get', 'crd', ...definitions, '--output=jsonpath={.items[*].status.conditions[*].type}'];
  const count = async () => (await kubectl(cluster, parameters)).split(' ').filter((type) => type === 'Established');
  while ((await count()).length < definitions.length) await setTimeout(200);
}
