import { demands, type Manifests } from '@headwater/integrity';
import { formatCpu, formatMemory } from '@headwater/k8s';
import type { Decision } from './decisions.ts';

/** What follows from the decisions, as it is committed. */
export function consequences(left: Manifests, right: Manifests): Decision[] {
  const [one, other] = [applicationsOf(left), applicationsOf(right)];
  return [
    row('Applications', String(one.length), String(other.length)),
    row('only there', only(one, other), only(other, one)),
    row('objects', String(left.items.length), String(right.items.length)),
    row('pods request', requested(left), requested(right)),
  ].filter(({ left: a, right: b }) => a !== b);
}

const row = (what: string, left: string, right: string): Decision => ({ what, left, right });

const applicationsOf = ({ items }: Manifests): string[] =>
  items
    .filter(({ resource, file }) => resource.kind === 'Application' && file.includes('/apps/'))
    .map(({ resource }) => resource.metadata?.name ?? '');

const only = (names: readonly string[], others: readonly string[]): string =>
  names.filter((name) => !others.includes(name)).join(', ') || 'none';

/** With everything running that may run at the same time. */
function requested(manifests: Manifests): string {
  const { cpu, memory } = demands(manifests);
  return `${formatCpu(cpu)} of cpu, ${formatMemory(memory)} of memory`;
}
