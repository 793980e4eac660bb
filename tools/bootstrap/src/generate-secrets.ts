import { reflectorAnnotations, type Secret } from '@headwater/secrets';
import type { Cluster } from './cluster.ts';
import { items, kubectl } from './kubectl.ts';
import { missingSecrets, type MissingSecrets } from './missing-secrets.ts';
import { secretValue } from './secret-value.ts';

interface Named {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
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
  for (const [namespace, name, annotations] of unannotated(declared, present))
    await kubectl(cluster, ['annotate', '--overwrite', `--namespace=${namespace}`, 'secret', name, ...annotations]);
  return missing;
}

/** Secrets of before there was a reader of them: what is said about who may read a copy, of a value that stays. */
const unannotated = (declared: readonly Secret[], present: readonly Named[]) =>
  declared.flatMap((secret): [string, string, string[]][] => {
    const live = present.find(
      ({ metadata: { namespace, name } }) => namespace === secret.namespace && name === secret.name,
    );
    const lacking = Object.entries(reflectorAnnotations(secret)).filter(
      ([key, value]) => live && live.metadata.annotations?.[key] !== value,
    );
    return lacking.length === 0 ? [] : [[secret.namespace, secret.name, lacking.map((each) => each.join('='))]];
  });

/** The values of a secret, decoded. Throws a ClusterError where there is none of that name. */
export async function readSecret(cluster: Cluster, namespace: string, name: string): Promise<Record<string, string>> {
  const text = await kubectl(cluster, ['get', 'secret', name, `--namespace=${namespace}`, '--output=json']);
  const { data } = JSON.parse(text) as { data: Record<string, string> };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
