import { createHash } from 'node:crypto';
import type { Maker, Secret } from '@headwater/secrets';
import type { ClusterReader } from './cluster-reader.ts';
import { malformation } from './secret-form.ts';

/** A Secret without its values. */
export interface SecretShape {
  /** `<namespace>/<name>`. */
  readonly path: string;
  /** The SHA-256 of each value in hexadecimal; empty for an empty one. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Keys whose value can't be what was declared. */
  readonly malformed: readonly Malformed[];
}

interface Malformed {
  readonly key: string;
  /** To be read after «has under it». */
  readonly what: string;
  readonly maker: Maker;
}

/** Every Secret of the cluster, compared with those that are declared. Values go no further than this function. */
export async function secretShapes(
  { kubectl }: ClusterReader,
  declared: readonly Secret[] = [],
): Promise<SecretShape[]> {
  const { items } = JSON.parse(await kubectl(['get', 'secrets', '--all-namespaces', '--output=json'])) as {
    items: { metadata: { namespace: string; name: string }; data?: Record<string, string> }[];
  };
  return items.map(({ metadata: { namespace, name }, data = {} }) => {
    const values = Object.entries(data).map(([key, value]) => ({ key, value: Buffer.from(value, 'base64') }));
    const keys = declared.find((each) => each.namespace === namespace && each.name === name)?.keys ?? {};
    return {
      path: `${namespace}/${name}`,
      hashes: Object.fromEntries(values.map(({ key, value }) => [key, value.length === 0 ? '' : hash(value)])),
      malformed: values.flatMap(({ key, value }) => {
        const maker = keys[key];
        const what = maker && value.length > 0 ? malformation(maker, value.toString()) : undefined;
        return maker && what !== undefined ? [{ key, what, maker }] : [];
      }),
    };
  });
}

const hash = (value: Buffer): string => createHash('sha256').update(value).digest('hex');
