import { setTimeout } from 'node:timers/promises';
import type { DeclaredFlow } from '@headwater/contracts';
import { judgeOf, type End, type Judge } from '@headwater/integrity';
import { kubectl } from '../harness/machine.ts';
import type { Target } from './destinations.ts';
import { isDeclared, titleOf, type Pods } from './ends.ts';
import { tryAll, type Probe } from './probes.ts';
import type { Wrong } from './wrong.ts';

export interface Outcome {
  /** How many connections were tried, and how many of them were open. */
  readonly tried: number;
  readonly open: number;
  /** Names that nobody could resolve, and so not try. */
  readonly unknown: readonly string[];
  readonly wrong: readonly Wrong[];
}

interface Tried {
  readonly from: Probe;
  readonly target: Target;
  readonly result: string;
}

// as many pods try their connections at the same time
const atOnce = 6;

/** Tries every target from every probe but itself; what is wrong is tried again, for a pod may be newer than the network knows. */
export async function outcome(
  probes: readonly Probe[],
  targets: readonly Target[],
  flows: readonly DeclaredFlow[],
): Promise<Outcome> {
  const declared = ({ from, target }: Tried) =>
    isDeclared(flows, from, target.to, { port: target.behind, protocol: target.protocol });
  const isWrong = (one: Tried) => one.result !== unresolved && (one.result === 'open') !== declared(one);
  let all = await attempts(new Map(probes.map((from) => [from, targets.filter(({ to }) => to !== from)])));
  for (let again = 0; again < 2 && all.some(isWrong); again += 1) {
    await setTimeout(3000);
    const byProbe = Map.groupBy(all.filter(isWrong), ({ from }) => from);
    const pairs = [...byProbe].map(([from, list]) => [from, list.map(({ target }) => target)] as const);
    all = [...all.filter((one) => !isWrong(one)), ...(await attempts(new Map(pairs)))];
  }
  const wrong = all.filter(isWrong);
  const judge = wrong.length > 0 ? await livePolicies() : () => [];
  return {
    tried: all.length,
    open: all.filter(({ result }) => result === 'open').length,
    unknown: [...new Set(all.filter(({ result }) => result === unresolved).map(({ target }) => target.title))],
    wrong: wrong.map((one) => ({
      from: titleOf(one.from),
      to: one.target.title,
      port: `${one.target.protocol} ${one.target.port}`,
      declared: declared(one),
      result: one.result,
      verdicts: judge({
        from: groupOf(one.from),
        to: endOf(one.target),
        port: { port: one.target.behind, protocol: one.target.protocol },
      }),
    })),
  };
}

const unresolved = 'not resolved';

async function attempts(pairs: ReadonlyMap<Probe, readonly Target[]>): Promise<Tried[]> {
  const left = [...pairs];
  const results: Tried[] = [];
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [from, list] = next;
      const said = await tryAll(from, list);
      results.push(...list.map((target, index) => ({ from, target, result: said[index]! })));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function livePolicies(): Promise<Judge> {
  const text = await kubectl('get', 'networkpolicies,namespaces', '--all-namespaces', '--output=json');
  return judgeOf((JSON.parse(text) as { items: Parameters<typeof judgeOf>[0] }).items);
}

const groupOf = ({ namespace, labels }: Pods) => ({ namespace, labels, ports: {} });

function endOf({ to, host, port }: Target): End {
  if (typeof to === 'object') return groupOf(to);
  if (to === 'kubernetes-api') return to;
  if (to === 'dns') return groupOf({ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } });
  return { outside: `${host}:${port}` };
}
