import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { askRegistry, type RegistryAnswer } from './registry.ts';

type Answering = (request: IncomingMessage, response: ServerResponse, origin: string) => unknown;

/** What is known of `team/app:1` after asking a registry that answers like this, and what it was asked. */
async function ask(answering: Answering, patience = 5000): Promise<{ answer: RegistryAnswer; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    asked.push([method, url, ...(headers.authorization ? [headers.authorization] : [])].join(' '));
    answering(request, response, `http://localhost:${port}`);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { answer: await askRegistry({ repository: `localhost:${port}/team/app`, tag: '1' }, patience), asked };
}

const plainly =
  (status: number): Answering =>
  (_, response) =>
    response.writeHead(status).end();

/** A registry that wants a token, gives one to everybody, and then answers with `status`. */
const withToken =
  (status: number, tokenStatus = 200): Answering =>
  ({ url = '', headers }, response, origin) => {
    if (url.startsWith('/token')) return response.writeHead(tokenStatus).end(JSON.stringify({ token: 'anybody' }));
    if (headers.authorization === 'Bearer anybody') return response.writeHead(status).end();
    const challenge = `Bearer realm="${origin}/token",service="registry",scope="repository:team/app:pull"`;
    return response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
  };

it('knows an image by its manifest, of which it fetches nothing', async () => {
  const { answer, asked } = await ask(plainly(200));
  expect(answer.outcome).toBe('there');
  expect(asked).toEqual(['HEAD /v2/team/app/manifests/1']);
});

it('fetches the token that everybody may have, and asks with it', async () => {
  const { answer, asked } = await ask(withToken(200));
  expect(answer.outcome).toBe('there');
  expect(asked).toEqual([
    'HEAD /v2/team/app/manifests/1',
    'GET /token?service=registry&scope=repository%3Ateam%2Fapp%3Apull',
    'HEAD /v2/team/app/manifests/1 Bearer anybody',
  ]);
});

it.each([
  ['absent', 'has no such tag', plainly(404)],
  ['absent', 'has no such tag for whoever has a token', withToken(404)],
  ['denied', 'denies it in spite of the token', withToken(401)],
  ['denied', 'gives no token', withToken(200, 403)],
  ['denied', 'wants a password', plainly(401)],
  ['limited', 'limits how much is asked', plainly(429)],
  ['limited', 'limits how many tokens it gives', withToken(200, 429)],
] as const)('calls an image %s where the registry %s', async (outcome, _, answering) => {
  expect((await ask(answering)).answer.outcome).toBe(outcome);
});

it('says why a registry can’t be asked', async () => {
  expect((await ask(plainly(503))).answer).toEqual({ outcome: 'silent', said: '503 Service Unavailable' });
  expect((await ask(() => undefined, 200)).answer).toEqual({ outcome: 'silent', said: 'no answer within 0.2 s' });
  const { answer } = await ask(({ socket }) => socket.destroy());
  expect(answer).toEqual({ outcome: 'silent', said: 'other side closed' });
});

it('says that nobody listens', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const { outcome, said } = await askRegistry({ repository: `localhost:${port}/team/app`, tag: '1' }, 5000);
  expect(`${outcome}: ${said}`).toMatch(/^silent: connect ECONNREFUSED/);
});
