import type { Secret } from '@headwater/secrets';
import type { Cluster } from './cluster.ts';
import { items, kubectl } from './kubectl.ts';
import { missingSecrets, type MissingSecrets } from './missing-secrets.ts';
import { secretValue } from './secret-value.ts';

interface Named {
  readonly metadata: { readonly namespace: string; readonly name: string };
}

/**
 * Generates the declared secrets that the cluster lacks straight into it; one that is there is never touched.
 * Their namespaces must exist.
 */
export async function generateSecrets(
  cluster: Cluster,
  declared: readonly Secret[],
  repositoryUrl: string,
): Promise<MissingSecrets> {
  const present = await items<Named>(cluster, 'secrets', '--all-namespaces');
  const names = new Set(present.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`));
  const missing = missingSecrets(declared, names, (maker) => secretValue(maker, repositoryUrl));
  // `apply` would keep a second copy of every value in an annotation
  if (missing.generated.length > 0) {
    const list = { apiVersion: 'v1', kind: 'List', items: missing.generated };
    await kubectl(cluster, ['create', '--filename=-'], JSON.stringify(list));
  }
  return missing;
}

/** The values of a secret, decoded. Throws a ClusterError where there is none of that name. */
export async function readSecret(cluster: Cluster, namespace: string, name: string): Promise<Record<string, string>> {
  const text = await kubectl(cluster, ['get', 'secret', name, `--namespace=${namespace}`, '--output=json']);
  const { data } = JSON.parse(text) as { data: Record<string, string> };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
