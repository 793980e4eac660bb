import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BinaryError, type Binary } from './binary.ts';
import { resolve } from './binary-path.ts';
import { fakeMachine, tool, writeScript } from './testing/fake-machine.ts';

let server: Server;
let address: string;
const archive = release();
const sha256 = createHash('sha256').update(archive).digest('hex');

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    if (url === '/moved.tar.gz') response.writeHead(302, { location: '/tool.tar.gz' }).end();
    else response.writeHead(url === '/tool.tar.gz' ? 200 : 404).end(url === '/tool.tar.gz' ? archive : 'not found');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const released = (file: string, hash = sha256): Binary => ({
  ...tool,
  assets: { 'linux-amd64': { url: `${address}/${file}`, sha256: hash } },
});

it.each(['tool.tar.gz', 'moved.tar.gz'])('takes the executable out of the release (%s)', async (file) => {
  const machine = fakeMachine();
  const path = await resolve(released(file), machine);
  expect(path).toBe(join(machine.cache, 'tool-1.2.3', 'tool'));
  expect(execFileSync(path, { encoding: 'utf8' })).toBe('released\n');
});

it('downloads whole files only, when many ask at the same time', async () => {
  const machine = fakeMachine();
  await Promise.all(Array.from({ length: 8 }, () => resolve(released('tool.tar.gz'), machine)));
  expect(readdirSync(machine.cache)).toEqual(['tool-1.2.3']);
});

it('refuses a release that was changed, and keeps nothing of it', async () => {
  const machine = fakeMachine();
  machine.script('go', 'echo "#!/bin/sh" > "$GOBIN/tool"');
  const wrong = 'a'.repeat(64);
  await expect(resolve(released('tool.tar.gz', wrong), machine)).rejects.toThrow(
    new BinaryError(
      `${address}/tool.tar.gz: has the sha256 ${sha256}, and not ${wrong}; nothing of it is kept, find out why it changed before you trust it`,
    ),
  );
  expect(existsSync(machine.cache)).toBe(false);
});

it('builds with Go where there is no release to be had', async () => {
  const machine = fakeMachine();
  machine.script('go', 'echo "#!/bin/sh" > "$GOBIN/tool"', '/bin/chmod 755 "$GOBIN/tool"');
  const path = await resolve(released('gone.tar.gz'), machine);
  expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\n');
});

it('says what the server answered when nothing else works', async () => {
  await expect(resolve(released('gone.tar.gz'), fakeMachine())).rejects.toThrow(`${address}/gone.tar.gz: answers 404`);
});

it('says why a server was not reached', async () => {
  const unreachable = { ...tool, assets: { 'linux-amd64': { url: 'http://127.0.0.1:1/tool.tar.gz', sha256 } } };
  await expect(resolve(unreachable, fakeMachine())).rejects.toThrow('http://127.0.0.1:1/tool.tar.gz: ');
});

it('says when an archive does not hold what the catalogue says', async () => {
  await expect(resolve({ ...released('tool.tar.gz'), member: 'tool' }, fakeMachine())).rejects.toThrow(
    "holds no 'tool'",
  );
});

function release(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-release-'));
  mkdirSync(join(folder, 'tool-1.2.3'));
  writeScript(join(folder, 'tool-1.2.3', 'README.md'), ['a file before the executable'.repeat(100)]);
  writeScript(join(folder, 'tool-1.2.3', 'tool'), ['echo released']);
  execFileSync('tar', ['-czf', 'tool.tar.gz', 'tool-1.2.3/README.md', 'tool-1.2.3/tool'], { cwd: folder });
  const bytes = readFileSync(join(folder, 'tool.tar.gz'));
  rmSync(folder, { recursive: true });
  return bytes;
}
