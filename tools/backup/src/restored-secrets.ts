import { reflectorAnnotations, type Secret } from '@headwater/secrets';
import type { ISecret } from 'kubernetes-models/v1';

/** The values of a secret, in Base64. */
export interface SecretValues {
  readonly namespace: string;
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What a restore does with secrets, as patches of values and as new objects. */
export interface RestoredSecrets {
  /** They encrypt what is in the databases, so that they have to be the old ones. */
  readonly replaced: readonly SecretValues[];
  /** Somebody else made them, and the cluster has none. */
  readonly created: readonly ISecret[];
}

/**
 * Which of the backup's secrets the cluster takes over. Passwords stay what the new cluster has generated: its roles and
 * users have them.
 */
export function restoredSecrets(
  declared: readonly Secret[],
  stored: readonly SecretValues[],
  present: readonly SecretValues[],
): RestoredSecrets {
  const find = (list: readonly SecretValues[], { namespace, name }: Secret) =>
    list.find((each) => each.namespace === namespace && each.name === name);
  const has = (kind: string) => (secret: Secret) => Object.values(secret.keys).some((maker) => maker.kind === kind);
  return {
    replaced: declared.filter(has('fernet')).flatMap((secret) => {
      const [old, now] = [find(stored, secret), find(present, secret)];
      return old && now && !equal(old.data, now.data) ? [old] : [];
    }),
    created: declared.filter(has('external')).flatMap((secret) => {
      const old = find(stored, secret);
      return old && !find(present, secret) ? [manifest(secret, old)] : [];
    }),
  };
}

const equal = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.entries(a).every(([key, value]) => b[key] === value);

const manifest = (secret: Secret, { data }: SecretValues): ISecret => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    namespace: secret.namespace,
    name: secret.name,
    labels: { ...secret.labels },
    annotations: reflectorAnnotations(secret),
  },
  data: { ...data },
});
