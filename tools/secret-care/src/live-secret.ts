/** A Secret as the cluster holds it. */
export interface LiveSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether it belongs to another object, which made it. */
  readonly owned: boolean;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** Values in Base64. */
  readonly data: Readonly<Record<string, string>>;
}

/** The same as the API server writes it. */
export interface SecretObject {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly creationTimestamp: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly object[];
  };
  readonly type?: string;
  readonly data?: Readonly<Record<string, string>>;
}

export const liveSecret = ({ metadata, type = 'Opaque', data = {} }: SecretObject): LiveSecret => ({
  namespace: metadata.namespace,
  name: metadata.name,
  type,
  labels: metadata.labels ?? {},
  annotations: metadata.annotations ?? {},
  owned: (metadata.ownerReferences ?? []).length > 0,
  createdAt: Date.parse(metadata.creationTimestamp),
  data,
});

export const decoded = (value: string): string => Buffer.from(value, 'base64').toString('utf8');

/** As a command line and a message spell a secret: `database/postgres-airflow`. */
export const titleOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `${namespace}/${name}`;
