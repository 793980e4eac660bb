import { AwsClient } from 'aws4fetch';
import { inject } from 'vitest';
import { secret } from './machine.ts';

interface Up {
  readonly access: readonly { readonly name: string; readonly address: string; readonly direct?: string }[];
}

/** Where something answers on this machine, as `up` printed it; without the front door, where there is one. */
export function address(name: string): string {
  const { access } = JSON.parse(inject('up')) as Up;
  const { address, direct = address } = access.find((each) => each.name === name)!;
  return direct;
}

/** The object store as one of its users sees it: `request('GET', 'bucket/key')` returns status and text. */
export async function objectStore(user: {
  readonly namespace: string;
  readonly secret: string;
  readonly keys: readonly [string, string];
}) {
  const [accessKeyId, secretAccessKey] = await Promise.all(
    user.keys.map((key) => secret(user.namespace, user.secret, key)),
  );
  const client = new AwsClient({
    accessKeyId: accessKeyId!,
    secretAccessKey: secretAccessKey!,
    service: 's3',
    region: 'us-east-1',
    retries: 0,
  });
  return async (method: string, path: string, body?: string): Promise<{ status: number; text: string }> => {
    const response = await client.fetch(`http://${address('S3 endpoint')}/${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, text: await response.text() };
  };
}

export const administrator = () =>
  objectStore({ namespace: 'deepstorage', secret: 'minio-root', keys: ['username', 'password'] });

export const login = (name: string) =>
  objectStore({ namespace: 'deepstorage', secret: `object-store-${name}`, keys: ['access-key', 'secret-key'] });
