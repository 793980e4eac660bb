import type { Maker, Secret } from '@headwater/secrets';
import type { ISecret } from 'kubernetes-models/v1';
import type { Cluster } from './cluster.ts';
import { items, kubectl } from './kubectl.ts';
import type { Named } from './missing-annotations.ts';

/** The value of a key, wherever it is kept. */
export type ValueOf = (secret: Secret, key: string, maker: Maker) => Promise<string>;

/**
 * Creates those of `secrets` that `namespace` lacks, with values that are kept elsewhere: who fills the others comes
 * with what these let Argo CD read, and takes them over. Their namespace must exist. Returns their names.
 */
export async function bringSecrets(
  cluster: Cluster,
  namespace: string,
  secrets: readonly Secret[],
  valueOf: ValueOf,
): Promise<string[]> {
  const present = await items<Named>(cluster, 'secrets', `--namespace=${namespace}`);
  const names = present.map(({ metadata }) => metadata.name);
  const missing = secrets.filter(({ name, optional }) => !optional && !names.includes(name));
  const made: ISecret[] = [];
  for (const secret of missing) made.push(await manifest(namespace, secret, valueOf));
  if (made.length > 0) {
    const list = { apiVersion: 'v1', kind: 'List', items: made };
    await kubectl(cluster, ['create', '--filename=-'], JSON.stringify(list));
  }
  return missing.map(({ name }) => name);
}

async function manifest(namespace: string, secret: Secret, valueOf: ValueOf): Promise<ISecret> {
  const entries = Object.entries(secret.keys).map(async ([key, maker]) => [key, await valueOf(secret, key, maker)]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name: secret.name, labels: { ...secret.labels } },
    stringData: Object.fromEntries(await Promise.all(entries)) as Record<string, string>,
  };
}
