import { spelled } from './spelled.ts';

/** One value that two environments have decided differently. */
export interface Decision {
  /** Where it stands: `airflow.replicas.apiServer`. */
  readonly what: string;
  /** As a person writes it; undefined where an environment has no such value. */
  readonly left?: string;
  readonly right?: string;
}

type Value = unknown;
type Values = Readonly<Record<string, Value>>;

/**
 * The decisions in which two environments differ, in the order of the first one. Where a choice has another kind, that is
 * the decision: what belongs to either kind has no counterpart.
 */
export function decisions(left: Value, right: Value, what = ''): Decision[] {
  if (JSON.stringify(left) === JSON.stringify(right)) return [];
  if (isPlain(left) && isPlain(right) && left['kind'] === right['kind'] && !isSize(left)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => decisions(left[key], right[key], what === '' ? key : `${what}.${key}`));
  }
  const [one, other] = [spelled(left), spelled(right)];
  return [{ what, ...(one === undefined ? {} : { left: one }), ...(other === undefined ? {} : { right: other }) }];
}

const isPlain = (value: Value): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** CPU and memory are one decision. */
const isSize = (value: Values): boolean => 'requests' in value || ('cpu' in value && 'memory' in value);
