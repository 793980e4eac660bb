import {
  committedApplications,
  entrances,
  installArgocd,
  installGitServer,
  installRoot,
  isInstalled,
  prepare,
  push,
  refresh,
  refuseUncommitted,
  type Checkout,
} from '@headwater/bootstrap';
import { loadEnvironment, repositoryUrl } from '@headwater/environment';
import { startSandbox } from '@headwater/sandbox';
import { access, accessTable } from '../access.ts';
import { gitServer } from '../git-server.ts';
import { progress } from '../progress.ts';
import { ready } from '../ready.ts';
import { root } from '../repository.ts';
import { settle } from '../settle.ts';

export interface UpOptions {
  readonly environment: string;
  readonly timeout: number;
  readonly output: 'text' | 'json';
}

/** From nothing to a platform whose Applications are all synced and healthy; run again, it goes on where it was. */
export async function up({ environment: name, timeout, output }: UpOptions): Promise<void> {
  const environment = loadEnvironment(root, name);
  const { secretsOf } = await import('@headwater/platform');
  const checkout: Checkout = { root, environment: name };
  await refuseUncommitted(checkout);
  const applied = committedApplications(checkout).map((each) => each.name);
  const present = entrances.filter(({ application }) => applied.includes(application));
  const shown = progress();
  const phases: { name: string; seconds: number }[] = [];
  const ended = (title: string, seconds: number) => {
    phases.push({ name: title, seconds: Number(seconds.toFixed(1)) });
    shown.line(`${title} (${seconds.toFixed(1)} s)`);
  };
  const phase = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const start = shown.seconds();
    shown.current(`${title} …`);
    const result = await work();
    ended(title, shown.seconds() - start);
    return result;
  };

  const cluster = await startSandbox({
    checkout,
    entrances: present,
    report: ({ phase, name, state, seconds = 0 }) =>
      state === 'begin' ? shown.current(`${phase}: ${name} …`) : ended(`${phase}: ${name}`, seconds),
  });
  await phase('namespaces and secrets', () =>
    prepare(cluster, checkout, secretsOf(environment), repositoryUrl(environment)),
  );
  const since = Date.now();
  const installed = await isInstalled(cluster);
  const inCluster = environment.git.kind === 'in-cluster';
  if (!installed && inCluster) await phase('Git server', () => installGitServer(cluster, checkout, timeout));
  if (installed) await ready(cluster, shown, timeout, ['cicd']);
  if (inCluster) await phase('push', async () => push(root, await gitServer(cluster, environment)));
  if (!installed) await phase('Argo CD', () => installArgocd(cluster, checkout, timeout));
  await installRoot(cluster, checkout);
  await refresh(cluster, ['--all']);
  const { timeline } = await phase('Applications', () => settle(cluster, checkout, shown, { timeout, since }));
  // what Argo CD saw right after a start may be what was true before it
  await phase('pods', () => ready(cluster, shown, timeout));
  await refresh(cluster, ['--all']);
  const quiet = { ...shown, line: () => undefined };
  const { applications } = await settle(cluster, checkout, quiet, { timeout, since: Date.now() - 1000 });
  if (output === 'json') {
    const seconds = Number(shown.seconds().toFixed(1));
    const result = { seconds, phases, applications, timeline, access: await access(cluster, present) };
    console.log(JSON.stringify(result, null, 2));
  } else console.log(`\n${accessTable(await access(cluster, present))}`);
}
