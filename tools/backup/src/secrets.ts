import { readFile } from 'node:fs/promises';
import { ClusterError, kubectl, type Cluster } from '@headwater/bootstrap';
import {
  bundleText,
  liveSecrets,
  opened,
  parseBundle,
  sealed,
  SealError,
  titleOf,
  type Key,
  type Lock,
} from '@headwater/secret-care';
import type { Secret } from '@headwater/secrets';
import type { RestoredSecrets, SecretValues } from './restored-secrets.ts';

/** The declared secrets as `./headwater secrets export` writes them, and `import` reads them. */
export async function sealedSecrets(
  cluster: Cluster,
  environment: string,
  declared: readonly Secret[],
  lock: Lock,
): Promise<string> {
  const names = new Set(declared.map(titleOf));
  const secrets = (await liveSecrets(cluster))
    .filter((secret) => names.has(titleOf(secret)))
    .map(({ namespace, name, data }) => ({ namespace, name, data }));
  return withReason('the secrets', () => sealed(bundleText({ version: 1, environment, secrets }), lock));
}

/** Throws a ClusterError where the key does not fit. */
export async function openedSecrets(file: string, key: Key): Promise<readonly SecretValues[]> {
  const content = await readFile(file);
  const bundle = parseBundle(await withReason(file, () => opened(content, key)));
  if (!bundle)
    throw new ClusterError(`${file}: is nothing that ./headwater backup has written; restore another backup`);
  return bundle.secrets;
}

async function withReason<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SealError) throw new ClusterError(`${where}: ${error.message}`);
    throw error;
  }
}

/** Brings the values into the cluster, through standard input. */
export async function writeSecrets(cluster: Cluster, { replaced, created }: RestoredSecrets): Promise<void> {
  for (const { namespace, name, data } of replaced) {
    const text = await kubectl(cluster, ['get', 'secret', name, `--namespace=${namespace}`, '--output=json']);
    const present = JSON.parse(text) as { data: object };
    const manifest = { ...present, data: { ...present.data, ...data } };
    await kubectl(cluster, ['replace', '--filename=-'], JSON.stringify(manifest));
  }
  if (created.length > 0) {
    const list = { apiVersion: 'v1', kind: 'List', items: created };
    await kubectl(cluster, ['create', '--filename=-'], JSON.stringify(list));
  }
}
