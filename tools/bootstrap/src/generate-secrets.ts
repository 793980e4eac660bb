import type { Secret } from '@headwater/secrets';
import type { Cluster } from './cluster.ts';
import { items, kubectl } from './kubectl.ts';
import { missingSecrets, type MissingSecrets } from './missing-secrets.ts';
import { missingAnnotations, type Named } from './missing-annotations.ts';
import { secretValue } from './secret-value.ts';

/**
 * Generates the declared secrets that the cluster lacks straight into it; of one that is there, no value is touched.
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
  for (const { namespace, name, annotations } of missingAnnotations(declared, present))
    await kubectl(cluster, ['annotate', '--overwrite', `--namespace=${namespace}`, 'secret', name, ...annotations]);
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
