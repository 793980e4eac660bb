import type { RuntimeObject } from '@headwater/contracts';
import type { Secret } from '@headwater/secrets';
import { titleOf, type LiveSecret } from '../live-secret.ts';
import type { SecretFinding } from './finding.ts';

export interface Usage {
  /** What is declared to exist at run time. */
  readonly runtime: readonly RuntimeObject[];
  /** Whatever a pod reads, in files or in the cluster: `namespace/name`. */
  readonly read: ReadonlySet<string>;
}

/** Secrets in namespaces of the platform that nobody reads. */
export function unused(
  declared: readonly Secret[],
  live: ReadonlyMap<string, LiveSecret>,
  { runtime, read }: Usage,
): SecretFinding[] {
  const copies = declared.flatMap((secret) => secret.readers.map((namespace) => titleOf({ ...secret, namespace })));
  const wanted = new Set([...declared.map(titleOf), ...copies]);
  const made = new Set(
    runtime.filter(({ kind }) => kind === 'Secret').map(({ namespace = '', name }) => titleOf({ namespace, name })),
  );
  return [...live].flatMap(([where, secret]) => {
    if (read.has(where)) return [];
    if (wanted.has(where)) {
      return [finding(where, 'is read by nobody; take it out of secrets/, or name its reader there')];
    }
    if (made.has(where) || isMadeByProgram(secret)) return [];
    const delete_ = `./headwater kubectl delete secret ${secret.name} --namespace=${secret.namespace}`;
    return [finding(where, `is not declared, and nobody reads it; if it is yours to remove: ${delete_}`)];
  });
}

const finding = (where: string, message: string): SecretFinding => ({ problem: 'unused', where, message });

/** Those that Kubernetes, Helm, cert-manager or Argo CD make and read for themselves. */
const isMadeByProgram = ({ type, labels, annotations, name, owned }: LiveSecret): boolean =>
  owned ||
  ['kubernetes.io/service-account-token', 'bootstrap.kubernetes.io/token', 'helm.sh/release.v1'].includes(type) ||
  labels['app.kubernetes.io/part-of'] === 'argocd' ||
  labels['argocd.argoproj.io/secret-type'] !== undefined ||
  // https://argo-cd.readthedocs.io/en/stable/operator-manual/ names these two, which it makes without a label
  ['argocd-initial-admin-secret', 'argocd-redis'].includes(name) ||
  Object.keys(annotations).some((key) => key.startsWith('cert-manager.io/'));
