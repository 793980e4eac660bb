import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { airflow } from './airflow.ts';
import { fakeCluster } from './testing/fake-cluster.ts';
import { patient } from './testing/patient.ts';

const { environment } = patient();

/** A cluster whose Airflow takes this password, and answers with what it was sent. */
async function cluster(accepted: string) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const right = request.url !== '/auth/token' || (JSON.parse(body) as { password: string }).password === accepted;
      response.writeHead(right ? 200 : 401);
      const { authorization = '' } = request.headers;
      response.end(
        JSON.stringify(right ? { access_token: 'token', path: request.url, authorization } : { sent: body }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'headwater-doctor-'));
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  const kubectl = join(folder, 'kubectl');
  // admin and hunter2
  writeFileSync(kubectl, `#!/bin/sh\necho '{"data": {"username": "YWRtaW4=", "password": "aHVudGVyMg=="}}'\n`);
  chmodSync(kubectl, 0o755);
  const reach = () => Promise.resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { ...fakeCluster({}).cluster, kubectl, reach };
}

it('signs in with the declared secret, and asks with the token', async () => {
  const request = await airflow(await cluster('hunter2'), environment);
  expect(await request('GET', '/dags/any')).toMatchObject({ path: '/api/v2/dags/any', authorization: 'Bearer token' });
});

it('says that a login is refused, without the password', async () => {
  const message = await airflow(await cluster('another'), environment).catch((error: Error) => error.message);
  expect(message).toBe('Airflow: POST /auth/token: 401 Unauthorized');
});
