import { contentHash } from '@headwater/k8s';
import type { ClusterReader } from './cluster-reader.ts';

/** A Secret without its values. */
export interface SecretShape {
  /** `<namespace>/<name>`. */
  readonly path: string;
  /** The hash of each value; empty for an empty one. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Every Secret of the cluster. Values go no further than this function. */
export async function secretShapes({ kubectl }: ClusterReader): Promise<SecretShape[]> {
  const { items } = JSON.parse(await kubectl(['get', 'secrets', '--all-namespaces', '--output=json'])) as {
    items: { metadata: { namespace: string; name: string }; data?: Record<string, string> }[];
  };
  return items.map(({ metadata: { namespace, name }, data = {} }) => ({
    path: `${namespace}/${name}`,
    hashes: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, value === '' ? '' : contentHash(value)]),
    ),
  }));
}
