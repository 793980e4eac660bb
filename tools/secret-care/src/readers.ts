import type { Manifests } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';
import type { Secret } from '@headwater/secrets';
import { secretsOf } from './pod-secrets.ts';

/** Something that reads a Secret of its own namespace. */
export interface Reader {
  readonly namespace: string;
  /** `Deployment`, `Job`, or in words: `Argo CD`. */
  readonly kind: string;
  readonly name: string;
  /** The Secret's name. */
  readonly secret: string;
}

/** Whoever reads a Secret, as far as committed files say so: the pods, what DAGs start, and Argo CD. */
export const readersOf = ({ items, contract }: Manifests, declared: readonly Secret[]): Reader[] => [
  ...items.flatMap(({ resource }) => readings(resource)),
  ...sparkReaders(contract),
  ...Object.keys(contract.taskPods.secrets).map((secret) => ({
    namespace: contract.taskPods.namespace,
    kind: 'pods of',
    name: 'tasks',
    secret,
  })),
  ...declared.filter(isReadByArgocd).map(({ namespace, name }) => ({
    namespace,
    kind: 'program',
    name: 'Argo CD',
    secret: name,
  })),
];

/** None where their pods are somebody without a secret. */
const sparkReaders = ({ spark: { credentials, namespace } }: Manifests['contract']): Reader[] =>
  credentials ? [{ namespace, kind: 'pods of', name: 'Spark applications', secret: credentials.secret }] : [];

/** Those that read `secret` or one of its copies. */
export const readersOfSecret = (readers: readonly Reader[], { namespace, name, readers: copies }: Secret): Reader[] =>
  readers.filter(
    (reader) => reader.secret === name && [namespace, ...copies].some((each) => each === reader.namespace),
  );

// it looks for these labels: https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/
const isReadByArgocd = ({ labels = {} }: Secret): boolean =>
  labels['argocd.argoproj.io/secret-type'] !== undefined || labels['app.kubernetes.io/part-of'] === 'argocd';

const readings = (resource: Resource): Reader[] => {
  const { namespace = 'default', name = '' } = resource.metadata ?? {};
  const kind = resource.kind === 'ConfigMap' ? 'pod template' : resource.kind;
  return secretsOf(resource).map((secret) => ({ namespace, kind, name, secret }));
};
