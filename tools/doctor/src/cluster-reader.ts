import { kubectl, type Cluster } from '@headwater/bootstrap';

/** Reads a cluster; a list that several checks ask for is fetched once. */
export interface ClusterReader {
  readonly cluster: Cluster;
  /** The items that `kubectl get` prints. */
  readonly items: <T>(...parameters: readonly string[]) => Promise<readonly T[]>;
  /** What kubectl prints. */
  readonly kubectl: (parameters: readonly string[], input?: string) => Promise<string>;
}

// an API server that hangs is a finding, too
const timeout = '--request-timeout=30s';

export function clusterReader(cluster: Cluster): ClusterReader {
  const lists = new Map<string, Promise<readonly unknown[]>>();
  const call = (parameters: readonly string[], input?: string) =>
    // what follows `--` belongs to a program in a pod
    kubectl(cluster, [parameters[0]!, timeout, ...parameters.slice(1)], input);
  const fetched = async (parameters: readonly string[]) =>
    (JSON.parse(await call(['get', ...parameters, '--output=json'])) as { items: unknown[] }).items;
  return {
    cluster,
    kubectl: call,
    items: async <T>(...parameters: readonly string[]) => {
      const key = parameters.join(' ');
      const list = lists.get(key) ?? fetched(parameters);
      lists.set(key, list);
      return (await list) as readonly T[];
    },
  };
}

/** Undefined where the API server is ready; else what kubectl says of it. */
export async function silence({ kubectl }: ClusterReader): Promise<string | undefined> {
  try {
    await kubectl(['get', '--raw=/readyz']);
    return undefined;
  } catch (error) {
    return firstLine((error as Error).message);
  }
}

/** Of a message of kubectl, which may go on for pages. */
export const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
