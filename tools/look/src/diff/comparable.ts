import type { Ignored } from '../git/committed.ts';
import { identityOf, type Item } from '../objects/item.ts';

const serverFields = ['managedFields', 'resourceVersion', 'uid', 'generation', 'creationTimestamp', 'selfLink'];
// written by kubectl and Argo CD for themselves; the first holds a copy of the whole object
const marks = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/refresh',
  'deployment.kubernetes.io/revision',
];

/** What of an object somebody decided: without what the API server, controllers and tools keep in it, and what Argo CD leaves to others. */
export function comparable(item: Item, ignored: readonly Ignored[] = []): Item {
  const { annotations, ...metadata } = omit(item.metadata, serverFields);
  const kept = omit(annotations ?? {}, marks);
  const decided = {
    ...omit(item, ['status', 'operation']),
    metadata: Object.keys(kept).length === 0 ? metadata : { ...metadata, annotations: kept },
  };
  return pointersFor(item, ignored).reduce<unknown>(without, decided) as Item;
}

const omit = <T extends object>(object: T, fields: readonly string[]): T =>
  Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field))) as T;

function pointersFor(item: Item, ignored: readonly Ignored[]): string[] {
  const { group, kind, namespace, name } = identityOf(item);
  return ignored
    .filter((each) => (each.group ?? '') === group && each.kind === kind)
    .filter((each) => (each.name ?? name) === name && (each.namespace ?? namespace) === namespace)
    .flatMap(({ jsonPointers = [] }) => jsonPointers);
}

/** https://www.rfc-editor.org/rfc/rfc6901 */
function without(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  const [step = '', ...rest] = steps.map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (typeof value !== 'object' || value === null || !(step in value)) return value;
  const remaining = `/${steps.slice(1).join('/')}`;
  const inner = (value as Record<string, unknown>)[step];
  if (Array.isArray(value)) {
    const index = Number(step);
    return rest.length === 0 ? value.toSpliced(index, 1) : value.with(index, without(inner, remaining));
  }
  return rest.length === 0 ? omit(value, [step]) : { ...value, [step]: without(inner, remaining) };
}
