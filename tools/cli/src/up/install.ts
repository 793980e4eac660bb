import {
  installArgocd,
  installGitServer,
  installRoot,
  isInstalled,
  namespaceFiles,
  prepare,
  push,
  refresh,
  type ApplicationState,
  type Checkout,
  type Cluster,
} from '@headwater/bootstrap';
import { repositoryUrl, type Environment } from '@headwater/environment';
import { gitServer } from '../git-server.ts';
import { ready } from '../ready.ts';
import { settle, type Seen } from '../settle.ts';
import type { Phases } from './phases.ts';
import { checkRepository } from './repository-access.ts';
import { bringFirstSecrets } from './vault-secrets.ts';

export interface Install {
  readonly checkout: Checkout;
  readonly environment: Environment;
  readonly phases: Phases;
  /** In seconds, for each thing that is waited for. */
  readonly timeout: number;
}

export interface Installed {
  readonly applications: readonly ApplicationState[];
  readonly timeline: readonly Seen[];
}

/** From a cluster that works to a platform whose Applications are all synced and healthy. */
export async function install(cluster: Cluster, options: Install): Promise<Installed> {
  const { checkout, environment, phases, timeout } = options;
  const { secretsOf } = await import('@headwater/platform');
  const generated = environment.secrets.kind === 'generated' ? secretsOf(environment) : [];
  await phases.phase('namespaces and secrets', async () => {
    await prepare(cluster, checkout, generated, repositoryUrl(environment));
    await bringFirstSecrets(cluster, environment);
  });
  const readable = await checkRepository(cluster, environment);
  if (readable !== undefined) phases.line(readable);
  const since = Date.now();
  await handOver(cluster, options);
  const { timeline } = await phases.phase('Applications', () => settle(cluster, checkout, phases, { timeout, since }));
  // what Argo CD saw right after a start may be what was true before it
  const namespaces = namespaceFiles(checkout).map(({ name }) => name);
  await phases.phase('pods', () => ready(cluster, phases, timeout, namespaces));
  await refresh(cluster, ['--all']);
  const quiet = { ...phases, line: () => undefined };
  const { applications } = await settle(cluster, checkout, quiet, { timeout, since: Date.now() - 1000 });
  return { applications, timeline };
}

/** Git server, Argo CD and root Application: the rest is Argo CD's business. */
async function handOver(cluster: Cluster, { checkout, environment, phases, timeout }: Install): Promise<void> {
  const installed = await isInstalled(cluster);
  const inCluster = environment.git.kind === 'in-cluster';
  if (!installed && inCluster) await phases.phase('Git server', () => installGitServer(cluster, checkout, timeout));
  if (installed) await ready(cluster, phases, timeout, ['cicd']);
  if (inCluster) await phases.phase('push', async () => push(checkout.root, await gitServer(cluster, environment)));
  if (!installed) await phases.phase('Argo CD', () => installArgocd(cluster, checkout, timeout));
  await installRoot(cluster, checkout);
  await refresh(cluster, ['--all']);
}
