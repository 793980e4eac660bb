#!/usr/bin/env node
// stands in for kubectl in tests: it answers from the file that HEADWATER_FAKE_CLUSTER names
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { identityOf, keyOf, type Item } from '../objects/item.ts';
import type { FakeState } from './fake-cluster.ts';

const state = JSON.parse(readFileSync(process.env['HEADWATER_FAKE_CLUSTER'] as string, 'utf8')) as FakeState;
const words = process.argv
  .slice(2)
  .filter((word, index, all) => word !== '--context' && all[index - 1] !== '--context');
const value = (flag: string) => words.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);

const find = (item: Item): Item | undefined =>
  state.objects.find((each) => keyOf(identityOf(each)) === keyOf(identityOf(item)));

function given(): Item[] {
  return (JSON.parse(readFileSync(0, 'utf8')) as { items: Item[] }).items;
}

function print(items: readonly Item[]): void {
  if (items.length === 1) console.log(JSON.stringify(items[0]));
  else if (items.length > 1) console.log(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** As far as a test needs it: lists are replaced. */
function merge(live: unknown, committed: unknown): unknown {
  if (typeof live !== 'object' || typeof committed !== 'object' || !live || !committed) return committed;
  if (Array.isArray(live) || Array.isArray(committed)) return committed;
  const entries = Object.entries(committed).map(([key, inner]) => [key, merge(live[key as never], inner)]);
  return { ...live, ...(Object.fromEntries(entries) as object) };
}

const selects = ({ metadata: { namespace, labels } }: Item): boolean =>
  (value('--namespace') ?? namespace) === namespace &&
  (value('--selector') ?? '')
    .split(',')
    .filter((term) => term !== '')
    .every((term) => labels?.[term.split('=')[0]!] === term.split('=')[1]);

function get(): void {
  if (words.includes('--filename=-')) return print(given().flatMap((item) => find(item) ?? []));
  const kind = { pods: 'Pod', secrets: 'Secret', 'applications.argoproj.io': 'Application' }[words[1] as 'pods'];
  if (kind === undefined || state.absent?.includes(kind)) {
    fail(`error: the server doesn't have a resource type "${words[1]?.split('.')[0]}"`);
  }
  const items = state.objects.filter((each) => each.kind === kind && selects(each));
  if (!words.includes('--no-headers')) return console.log(JSON.stringify({ items }));
  for (const { metadata } of items) console.log(`${metadata.namespace}   ${metadata.name}   Opaque   1   5m`);
}

function apply(): void {
  const items = given();
  const refused = items.map((item) => state.refused?.[keyOf(identityOf(item))]).find((message) => message);
  if (refused) fail(`The request is invalid: ${refused}`);
  print(items.map((item) => merge(find(item), item) as Item));
}

function logs(): void {
  const text = state.logs?.[`${words[1]}/${value('--container')}`];
  if (text === undefined) fail('previous terminated container not found');
  const tail = Number(value('--tail') ?? Infinity);
  const lines = text.split('\n').slice(-tail);
  for (const line of lines) console.log(words.includes('--timestamps') ? line : line.slice(line.indexOf(' ') + 1));
  if (words.includes('--follow')) setInterval(() => undefined, 1000);
}

/** Ends as kubectl does when its pod goes: when it is asked to, by a request. */
function forward(): void {
  const local = Number(words.at(-1)!.split(':')[0] || 0);
  const server = createServer((request, response) => {
    response.end('hello', () => {
      if (request.url !== '/end') return;
      console.error('error: lost connection to pod');
      process.exit(1);
    });
  });
  server.once('error', ({ message }) => fail(message));
  server.listen(local, '127.0.0.1', () =>
    console.log(`Forwarding from 127.0.0.1:${(server.address() as AddressInfo).port} -> 8080`),
  );
}

switch (words[0]) {
  case 'get':
    get();
    break;
  case 'apply':
    apply();
    break;
  case 'logs':
    logs();
    break;
  case 'port-forward':
    forward();
    break;
  case 'config':
    console.log('team');
    break;
  default:
    fail(`error: unknown command "${words[0]}"`);
}
