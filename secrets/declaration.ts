import type { Namespace } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';

/** How the value of a key comes about. The value itself is never written down. */
export type Maker =
  /** Not a secret: a user name. */
  | { readonly kind: 'literal'; readonly value: string }
  /** The address of the repository that Argo CD tracks. */
  | { readonly kind: 'repository-url' }
  /** `length` letters and digits: they need no escaping in a URL, a shell or JSON. */
  | { readonly kind: 'password'; readonly length: number }
  /** `bytes` random bytes in hexadecimal. */
  | { readonly kind: 'token'; readonly bytes: number }
  /** 32 random bytes in URL-safe Base64: https://github.com/fernet/spec */
  | { readonly kind: 'fernet' }
  /** An Ed25519 private key in OpenSSH's format; its public half is registered with the Git server. */
  | { readonly kind: 'ssh-key' }
  /** A person, or another system, provides it. */
  | { readonly kind: 'external'; readonly description: string };

/** A Secret of namespace `N` with the keys `K`, of which the namespaces `R` have copies. */
export interface Secret<N extends Namespace = Namespace, K extends string = string, R extends Namespace = Namespace> {
  readonly namespace: N;
  readonly name: string;
  readonly keys: Readonly<Record<K, Maker>>;
  readonly readers: readonly R[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Whether the platform also works without it. */
  readonly optional?: true;
}

export const secret = <const N extends Namespace, K extends string, const R extends Namespace = never>(
  declaration: Omit<Secret<N, K, R>, 'readers'> & { readonly readers?: readonly R[] },
): Secret<N, K, R> => ({ readers: [], ...declaration });

/** A copy is there only once somebody has brought it: it is a need of the Application that reads it. */
export type MirroredSecret<N extends Namespace, K extends string> = SecretRef<N, K> & {
  readonly application: string;
};

/** How secrets come into a cluster: generated there and mirrored by Reflector, or filled from a vault. */
export type SecretSource = 'generated' | 'key-vault';

/** The Application that fills the secrets of `namespace` from a vault. */
export const fillingApplication = (namespace: Namespace): string => `${namespace}-secrets`;

/** The Secret itself, for pods of its own namespace. */
export const own = <N extends Namespace, K extends string>({
  namespace,
  name,
  optional,
}: Secret<N, K>): SecretRef<N, K> => ({ namespace, name, ...(optional ? { optional } : {}) }) as SecretRef<N, K>;

/** The copy in namespace `into`, which the declaration must list as a reader. */
export const mirrored = <K extends string, R extends Namespace, const I extends R>(
  declaration: Secret<Namespace, K, R>,
  into: I,
  source: SecretSource = 'generated',
): MirroredSecret<I, K> => ({
  ...own(declaration),
  namespace: into,
  application: source === 'generated' ? 'reflector' : fillingApplication(into),
});

export const username = (value: string): Maker => ({ kind: 'literal', value });
export const password: Maker = { kind: 'password', length: 32 };
