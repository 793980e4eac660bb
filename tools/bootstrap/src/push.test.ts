import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { push, type GitServer } from './push.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A server that closes the first connections, and then has no repository. */
async function server(closed: number): Promise<{ git: GitServer; asked: () => number }> {
  let asked = 0;
  const http = createServer((request, response) => {
    asked += 1;
    if (asked <= closed) request.socket.resetAndDestroy();
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/headwater.git`;
  return { git: { url, branch: 'main', username: 'headwater', password: 'a-password' }, asked: () => asked };
}

it('waits for a Git server that closes connections while it starts', async () => {
  const { git, asked } = await server(2);
  await expect(push(root, git)).rejects.toThrow('not found');
  expect(asked()).toBeGreaterThan(2);
});

it('gives up after a while, with what git says and without the password', async () => {
  const { git } = await server(Infinity);
  const error = await push(root, git, 0).catch((each: Error) => each.message);
  expect(error).toMatch(
    /^git ls-remote http:\/\/127\.0\.0\.1:\d+\/headwater\.git refs\/heads\/main: fatal: unable to access/,
  );
  expect(error).not.toContain('a-password');
});
