import { readSecret, targetOf, type Cluster } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';
import { minioRoot } from '@headwater/secrets';
import { AwsClient } from 'aws4fetch';
import type { ListedObject, StoredObject } from './bucket-index.ts';
import { values } from './s3-answers.ts';
import { ask, call, encoded, list, put, remove, type Server } from './s3-server.ts';

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

export async function objectStore(cluster: Cluster): Promise<ObjectStore> {
  const { username = '', password = '' } = await readSecret(cluster, minioRoot.namespace, minioRoot.name);
  const reached = async () => `http://${await cluster.reach(targetOf(services.minio))}`;
  let url = await reached();
  const server: Server = {
    name: 'object store',
    client: new AwsClient({
      accessKeyId: username,
      secretAccessKey: password,
      service: 's3',
      region: 'us-east-1',
      retries: 0,
    }),
    // a way through the API server may break at any time
    url: async (again) => (again ? (url = await reached()) : url),
    unanswered: 'run this again',
  };
  return {
    buckets: async () => values(await ask(server, '/'), 'Name'),
    list: (bucket) => list(server, `/${bucket}`),
    fetch: (bucket, key, read) =>
      call(
        server,
        `GET ${bucket}/${key}`,
        `/${bucket}/${encoded(key)}`,
        () => ({}),
        async (answer) => {
          if (answer.status !== 404) return read(answer);
          await answer.body?.cancel();
          return undefined;
        },
      ),
    put: async (bucket, object, file) => {
      const path = `/${bucket}/${encoded(object.key)}`;
      await put(server, `PUT ${bucket}/${object.key}`, path, { ...object, file, headers: headersOf(object) });
    },
    remove: (bucket, key) => remove(server, `/${bucket}/${encoded(key)}`),
  };
}

const headersOf = ({ contentType, metadata = {} }: StoredObject): Record<string, string> => ({
  ...(contentType === undefined ? {} : { 'content-type': contentType }),
  ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
});
