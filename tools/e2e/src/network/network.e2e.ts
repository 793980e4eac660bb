import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { namespaceFiles } from '@headwater/bootstrap';
import type { Declared } from '@headwater/contracts';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from '../harness/machine.ts';
import { otherTargets, probeTargets, serviceTargets, type Target } from './destinations.ts';
import { groupsOf, isDeclared, portsOf, titleOf } from './ends.ts';
import { removeProbes, removeProbesAtOnce, startProbes, tryAll, type Probe } from './probes.ts';
import { wrongTable, type Wrong } from './wrong.ts';

const environment = 'minikube';
const { flows } = load(readFileSync(`${repository}/argocd/${environment}/declared.yaml`, 'utf8')) as Declared;
const namespaces = namespaceFiles({ root: repository, environment }).map(({ name }) => name);

const stop = () => {
  removeProbesAtOnce();
  process.exit(130);
};

let probes: readonly Probe[];
let targets: readonly Target[];
beforeAll(async () => {
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await removeProbes();
  const groups = groupsOf(flows, namespaces);
  // those that talk to their own kind need another one to talk to
  const twice = groups.filter((pods) => portsOf(flows).some((port) => isDeclared(flows, pods, pods, port)));
  const ports = [...new Set(portsOf(flows).map(({ port }) => port))];
  probes = await startProbes([...groups, ...twice], ports);
  targets = [...probeTargets(probes, flows), ...(await serviceTargets(namespaces)), ...(await otherTargets(flows))];
});
afterAll(async () => {
  await removeProbes();
  process.off('SIGINT', stop).off('SIGTERM', stop);
});

interface Tried {
  readonly from: Probe;
  readonly target: Target;
  readonly result: string;
}

/** Every target from every probe but itself, a few pods at a time. */
async function tried(pairs: ReadonlyMap<Probe, readonly Target[]>): Promise<Tried[]> {
  const left = [...pairs];
  const results: Tried[] = [];
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [from, list] = next;
      const said = await tryAll(from, list);
      results.push(...list.map((target, index) => ({ from, target, result: said[index]! })));
    }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return results;
}

const isWrong = ({ from, target, result }: Tried): boolean =>
  result !== 'not resolved' &&
  (result === 'open') !== isDeclared(flows, from, target.to, { ...target, port: target.behind });

it('lets every pod reach what its flows declare, and nothing else', async () => {
  const all = new Map(probes.map((from) => [from, targets.filter(({ to }) => to !== from)]));
  const results = await tried(all);
  let wrong = results.filter(isWrong);
  // a pod may be older than what the network knows of it
  for (let round = 0; round < 2 && wrong.length > 0; round += 1) {
    await setTimeout(3000);
    const again = Map.groupBy(wrong, ({ from }) => from);
    wrong = (await tried(new Map([...again].map(([from, list]) => [from, list.map(({ target }) => target)])))).filter(
      isWrong,
    );
  }
  const open = results.filter(({ result }) => result === 'open').length;
  const unknown = new Set(results.filter(({ result }) => result === 'not resolved').map(({ target }) => target.title));
  console.log(
    `${probes.length} probes, ${results.length} connections, ${open} open, ${wrong.length} wrong; not tried, for want of an address: ${[...unknown].join(', ') || 'none'}`,
  );
  const rows = wrong.map(({ from, target, result }): Wrong => ({
    from: titleOf(from),
    to: target.title,
    port: `${target.protocol} ${target.port}`,
    declared: isDeclared(flows, from, target.to, { ...target, port: target.behind }),
    result,
  }));
  expect(rows, `\n${wrongTable(rows).join('\n')}`).toEqual([]);
});
