import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaryPath } from '@headwater/binaries';
import { AwsClient } from 'aws4fetch';
import { until } from './machine.ts';

/** An object store that is not the platform's: a MinIO on the loopback interface that has one bucket, empty. */
export async function elsewhere(bucket: string) {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-elsewhere-'));
  const [accessKeyId, secretAccessKey] = ['elsewhere', 'a password of this test alone'];
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    await binaryPath('minio'),
    ['server', folder, '--address', address, '--console-address', '127.0.0.1:0', '--quiet'],
    {
      stdio: 'ignore',
      env: { ...process.env, MINIO_ROOT_USER: accessKeyId, MINIO_ROOT_PASSWORD: secretAccessKey },
    },
  );
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'us-east-1', retries: 0 });
  await until('a MinIO elsewhere', 60, async () => {
    const { status } = await client.fetch(`http://${address}/${bucket}`, { method: 'PUT' });
    return status === 200 || status === 409;
  });
  return {
    variables: {
      AWS_ENDPOINT_URL_S3: `http://${address}`,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    },
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('close', () => {
          rmSync(folder, { recursive: true });
          resolve();
        });
        child.kill();
      }),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
