import { items, kubectl, type Cluster } from '@headwater/bootstrap';
import { namespaces } from '@headwater/contracts';
import type { Manifests } from '@headwater/integrity';
import type { Secret } from '@headwater/secrets';
import { idOf, type Access, type Binding, type Role } from './audit/access.ts';
import type { AuditFacts } from './audit/audit.ts';
import { liveSecret, type LiveSecret, type SecretObject } from './live-secret.ts';
import { secretsOfPod } from './pod-secrets.ts';
import { readersOf, type Reader } from './readers.ts';
import type { PodObject } from './rotation/passing-pods.ts';

/** The secrets in the platform's namespaces, with their values. */
export const liveSecrets = async (cluster: Cluster): Promise<LiveSecret[]> =>
  (await items<SecretObject>(cluster, 'secrets', '--all-namespaces'))
    .map(liveSecret)
    .filter(({ namespace }) => (namespaces as readonly string[]).includes(namespace));

/** The same without values: they do not even reach this process. */
export async function liveNames(cluster: Cluster): Promise<Omit<LiveSecret, 'data'>[]> {
  const lines = '--output=jsonpath={range .items[*]}{.metadata}{"\\n"}{end}';
  const text = await kubectl(cluster, ['get', 'secrets', '--all-namespaces', lines]);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => liveSecret({ metadata: JSON.parse(line) as SecretObject['metadata'] }));
}

/** What an audit needs of the cluster and of the committed files. */
export async function auditFacts(
  cluster: Cluster,
  manifests: Manifests,
  declared: readonly Secret[],
): Promise<Omit<AuditFacts, 'now' | 'limit' | 'source'>> {
  const [live, pods, access] = await Promise.all([
    liveSecrets(cluster),
    items<PodObject>(cluster, 'pods', '--all-namespaces'),
    accessOf(cluster, manifests),
  ]);
  const readers = [...readersOf(manifests, declared), ...pods.flatMap(readings)];
  return { declared, live, readers, runtime: manifests.declared.runtime, access };
}

const readings = ({ metadata: { namespace, name }, spec }: PodObject): Reader[] =>
  secretsOfPod(spec).map((secret) => ({ namespace, kind: 'Pod', name, secret }));

async function accessOf(cluster: Cluster, { items: committed, declared }: Manifests): Promise<Access> {
  const [roles, bindings] = await Promise.all([
    items<Role>(cluster, 'roles,clusterroles', '--all-namespaces'),
    items<Binding>(cluster, 'rolebindings,clusterrolebindings', '--all-namespaces'),
  ]);
  const wanted = [
    ...committed.map(({ resource }) => ({
      kind: resource.kind,
      metadata: { ...resource.metadata, name: resource.metadata?.name ?? '' },
    })),
    ...declared.runtime.map(({ kind, namespace, name }) => ({
      kind,
      metadata: { name, ...(namespace ? { namespace } : {}) },
    })),
  ].filter(({ kind }) => kind.endsWith('RoleBinding'));
  return { roles, bindings, wanted: new Set(wanted.map((each) => idOf(each as Binding))) };
}
