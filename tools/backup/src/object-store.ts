import { openAsBlob } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ClusterError, readSecret, targetOf, type Cluster } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';
import { minioRoot } from '@headwater/secrets';
import { AwsClient } from 'aws4fetch';
import type { ListedObject, StoredObject } from './bucket-index.ts';

/** The object store of a cluster, as its root user sees it. */
export interface ObjectStore {
  readonly buckets: () => Promise<string[]>;
  readonly list: (bucket: string) => Promise<ListedObject[]>;
  /** What `read` makes of the answer, or undefined where the object is gone. */
  readonly fetch: <T>(bucket: string, key: string, read: (answer: Response) => Promise<T>) => Promise<T | undefined>;
  /** Writes the content of `file` as the object that `object` describes. */
  readonly put: (bucket: string, object: StoredObject, file: string) => Promise<void>;
  readonly remove: (bucket: string, key: string) => Promise<void>;
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export async function objectStore(cluster: Cluster): Promise<ObjectStore> {
  const { username = '', password = '' } = await readSecret(cluster, minioRoot.namespace, minioRoot.name);
  const client = new AwsClient({
    accessKeyId: username,
    secretAccessKey: password,
    service: 's3',
    region: 'us-east-1',
    retries: 0,
  });
  let address = await cluster.reach(targetOf(services.minio));

  /** Tries again for a while: a way through the API server may break at any time. */
  async function call<T>(
    what: string,
    path: string,
    init: () => Promise<RequestInit>,
    read: (answer: Response) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await client.fetch(`http://${address}/${path}`, await init());
        if (answer.ok || answer.status === 404) return await read(answer);
        const problem = `${answer.status}: ${reason(await answer.text())}`;
        if (answer.status < 500) throw new ClusterError(`object store: ${what}: ${problem}`);
        throw new Error(problem);
      } catch (error) {
        if (error instanceof ClusterError) throw error;
        if (attempt === attempts) throw new ClusterError(`object store: ${what}: ${messageOf(error)}; run this again`);
        await setTimeout(attempt * 500);
        address = await cluster.reach(targetOf(services.minio));
      }
    }
  }

  const ask = (path: string, method = 'GET'): Promise<string> =>
    call(
      `${method} ${path}`,
      path,
      () => Promise.resolve({ method }),
      async (answer) => {
        const text = await answer.text();
        if (!answer.ok && method !== 'DELETE') {
          throw new ClusterError(`object store: ${method} ${path}: ${answer.status}: ${reason(text)}`);
        }
        return text;
      },
    );

  return {
    buckets: async () => values(await ask(''), 'Name'),
    list: async (bucket) => {
      const objects: ListedObject[] = [];
      let token: string | undefined;
      do {
        const from: string = token === undefined ? '' : `&continuation-token=${encodeURIComponent(token)}`;
        const page = parsePage(await ask(`${bucket}?list-type=2&encoding-type=url${from}`));
        objects.push(...page.objects);
        token = page.next;
      } while (token !== undefined);
      return objects;
    },
    fetch: (bucket, key, read) =>
      call(
        `GET ${bucket}/${key}`,
        `${bucket}/${path(key)}`,
        () => Promise.resolve({}),
        async (answer) => {
          if (answer.status !== 404) return read(answer);
          await answer.body?.cancel();
          return undefined;
        },
      ),
    put: (bucket, object, file) =>
      call(
        `PUT ${bucket}/${object.key}`,
        `${bucket}/${path(object.key)}`,
        async () => ({ method: 'PUT', headers: headersOf(object), body: await openAsBlob(file) }),
        async (answer) => {
          if (!answer.ok) throw new ClusterError(`object store: there is no bucket '${bucket}'`);
          await answer.arrayBuffer();
        },
      ),
    remove: async (bucket, key) => {
      await ask(`${bucket}/${path(key)}`, 'DELETE');
    },
  };
}

const attempts = 5;

const messageOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
};

const path = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

// the server compares the content with the sum, so that what arrives is what was stored
const headersOf = ({ sha256, contentType, metadata = {} }: StoredObject): Record<string, string> => ({
  'x-amz-content-sha256': sha256,
  ...(contentType === undefined ? {} : { 'content-type': contentType }),
  ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
});

/** A page of a list whose keys are encoded as in a URL, since XML can't hold every character. */
export function parsePage(xml: string): { readonly objects: ListedObject[]; readonly next: string | undefined } {
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, content = '']) => ({
    key: decodeURIComponent(values(content, 'Key')[0]!.replaceAll('+', ' ')),
    bytes: Number(values(content, 'Size')[0]),
    etag: values(content, 'ETag')[0]!.replaceAll('"', ''),
  }));
  return { objects, next: values(xml, 'NextContinuationToken')[0] };
}

const values = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => unescaped(text));

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(parseInt(hexadecimal as string, 16));
    return entities[name as string] ?? (whole as string);
  });

const reason = (xml: string): string => values(xml, 'Message')[0] ?? xml.slice(0, 200);
