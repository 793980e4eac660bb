import { ClusterError, kubectl, type Cluster } from '@headwater/bootstrap';
import { identityOf, keyOf, titleOf, type Item } from '../objects/item.ts';
import type { Answer } from './difference.ts';

type Outcome = ReadonlyMap<string, Item | string>;

/**
 * Asks the API server what it has of these objects, and what it would have if they were applied as Argo CD does;
 * nothing is changed. Throws a ClusterError where it does not answer.
 */
export async function answers(cluster: Cluster, items: readonly Item[], serverSide: boolean): Promise<Answer[]> {
  const live = await outcomes(cluster, items, ['get', '--ignore-not-found']);
  const present = items.filter((item) => typeof live.get(keyOf(identityOf(item))) === 'object');
  // as https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply
  const way = serverSide ? ['--server-side', '--force-conflicts', '--field-manager=argocd-controller'] : [];
  const applied = await outcomes(cluster, present, ['apply', '--dry-run=server', ...way]);
  return items.map((committed) => {
    const key = keyOf(identityOf(committed));
    const [there, then] = [live.get(key), applied.get(key)];
    return {
      committed,
      ...(typeof there === 'object' ? { live: there } : {}),
      ...(typeof then === 'object' ? { applied: then } : {}),
      ...(typeof then === 'string' ? { refusal: then } : {}),
    };
  });
}

/**
 * What kubectl prints of each object, or says against it. It prints nothing at all where it dislikes one of them, so
 * that they are halved until that one is alone.
 */
async function outcomes(cluster: Cluster, items: readonly Item[], words: readonly string[]): Promise<Outcome> {
  if (items.length === 0) return new Map();
  const list = { apiVersion: 'v1', kind: 'List', items };
  try {
    const text = await kubectl(cluster, [...words, '--filename=-', '--output=json'], JSON.stringify(list));
    if (text.trim() === '') return new Map();
    const printed = JSON.parse(text) as Item & { items?: readonly Item[] };
    return new Map((printed.items ?? [printed]).map((item) => [keyOf(identityOf(item)), item]));
  } catch (error) {
    if (!(error instanceof ClusterError) || /connection refused|i\/o timeout|Unauthorized/.test(error.message))
      throw error;
    if (items.length === 1) return new Map([[keyOf(identityOf(items[0]!)), refusal(error.message, items[0]!)]]);
    const half = Math.ceil(items.length / 2);
    const halves = [items.slice(0, half), items.slice(half)];
    const [first, second] = [await outcomes(cluster, halves[0]!, words), await outcomes(cluster, halves[1]!, words)];
    return new Map([...first, ...second]);
  }
}

/** What the API server says, without the command line; of a Secret, it may say a value. */
const refusal = (message: string, item: Item): string =>
  item.kind === 'Secret'
    ? `${titleOf(identityOf(item))} is refused`
    : message.slice(message.indexOf('--output=json: ') + '--output=json: '.length);
