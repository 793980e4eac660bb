import { createServer, type Server } from 'node:net';
import { entrances } from '@headwater/bootstrap';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { browserCommand } from './browser.ts';
import { isFree, keptOpen } from './kept-open.ts';

const [airflow] = entrances;
let taken: Server;
let port: number;

beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  port = (taken.address() as { port: number }).port;
});
afterAll(() => taken.close());

it('keeps the same address when the pod behind it goes, and ends when it is told to', async () => {
  const ended = new AbortController();
  const seen: string[] = [];
  let address = '';
  const opened = async (text: string) => {
    address = text;
    expect(await (await fetch(`http://${address}/`)).text()).toBe('hello');
    await fetch(`http://${address}/end`);
  };
  const lost = async (message: string) => {
    seen.push(message);
    for (;;) {
      const answer = await fetch(`http://${address}/`).catch(() => undefined);
      if (answer) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    ended.abort();
  };
  const way = {
    opened: (text: string) => void opened(text),
    lost: (message: string) => void lost(message),
  };
  await keptOpen(fakeCluster({ objects: [] }), { target: airflow!.target, port }, way, ended.signal);
  expect(seen).toEqual(['error: lost connection to pod']);
  expect(address).not.toBe(`127.0.0.1:${port}`);
});

it('knows whether the preferred port is free', async () => {
  expect(await isFree(port)).toBe(false);
});

it('calls the browser as the machine has it', () => {
  expect(browserCommand('linux', 'http://a/')).toEqual(['xdg-open', 'http://a/']);
  expect(browserCommand('darwin', 'http://a/')).toEqual(['open', 'http://a/']);
  expect(browserCommand('win32', 'http://a/')).toEqual(['cmd', '/c', 'start', '', 'http://a/']);
});
