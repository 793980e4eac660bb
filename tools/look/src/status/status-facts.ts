import { ClusterError, items, kubectl, type Checkout, type Cluster } from '@headwater/bootstrap';
import { dagContractFolder, namespaces } from '@headwater/contracts';
import { committedFolders } from '../git/committed.ts';
import { filesAt, positionOf } from '../git/repository.ts';
import { imagesIn } from '../objects/images.ts';
import type { Pod } from './pod.ts';
import type { LiveApplication, StatusFacts } from './status.ts';
import { waiting } from './waiting.ts';

/** Asks the cluster and Git; what is committed is read again only when HEAD is another one. */
export function statusFacts(cluster: Cluster, checkout: Checkout): () => Promise<StatusFacts> {
  let committed: { head: string } & Pick<StatusFacts, 'committed' | 'images'>;
  return async () => {
    const [applications, everywhere] = await Promise.all([
      liveApplications(cluster),
      items<Pod>(cluster, 'pods', '--all-namespaces'),
    ]);
    const at = Date.now();
    const pods = everywhere.filter(({ metadata }) => (namespaces as readonly string[]).includes(metadata.namespace));
    const position = positionOf(checkout.root, liveCommit(applications), checkout.source);
    if (position.head !== committed?.head) committed = { head: position.head, ...atHead(checkout, position.head) };
    const lastLines = await linesOf(cluster, pods, at);
    return { cluster: cluster.title, at, applications, pods, position, lastLines, ...committed };
  };
}

/** What Argo CD knows; a ClusterError where it is not installed. */
export async function liveApplications(cluster: Cluster): Promise<LiveApplication[]> {
  try {
    return await items<LiveApplication>(cluster, 'applications.argoproj.io', '--namespace=cicd');
  } catch (error) {
    if (error instanceof ClusterError && error.message.includes("doesn't have a resource type")) {
      throw new ClusterError(`${cluster.title} has no Argo CD; ./headwater up installs it`);
    }
    throw error;
  }
}

/** The commit that the root was last compared with. */
export const liveCommit = (applications: readonly LiveApplication[]): string =>
  applications.find(({ metadata }) => metadata.name === 'root')?.status?.sync?.revision ?? '';

function atHead({ root, environment }: Checkout, head: string): Pick<StatusFacts, 'committed' | 'images'> {
  const contract = `dags/${dagContractFolder}/${environment}.json`;
  const files = filesAt(root, head, `manifests/${environment}`, `argocd/${environment}`, contract);
  return {
    committed: committedFolders(files, environment).map(({ application, wave }) => ({ application, wave })),
    images: [...new Set([...files].flatMap(([path, text]) => imagesIn(path, text)))],
  };
}

async function linesOf(cluster: Cluster, pods: readonly Pod[], at: number): Promise<Record<string, string>> {
  const asked = pods.flatMap((pod) => {
    const { container, logs } = waiting(pod, at) ?? {};
    return container === undefined || !logs ? [] : [{ ...pod.metadata, container }];
  });
  // where everything waits, all wait for the same few
  const lines = await Promise.all(
    asked.slice(0, 8).map(async ({ namespace, name, container }) => {
      const which = [`--namespace=${namespace}`, `--container=${container}`];
      const text = await kubectl(cluster, ['logs', name, ...which, '--tail=1']).catch(() => '');
      return [`${namespace}/${name}`, text.trim()] as const;
    }),
  );
  return Object.fromEntries(lines.filter(([, line]) => line !== ''));
}
