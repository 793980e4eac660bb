/** A field that is not as declared. */
export interface Difference {
  /** `attributes.post.logout.redirect.uris`. */
  readonly field: string;
  readonly live: unknown;
  readonly declared: unknown;
}

/**
 * Where `live` is not as `declared`. What is not declared is no difference; the order of a list is none either,
 * and neither is an empty text for a field that is not there.
 */
export function differences(declared: unknown, live: unknown, field = ''): Difference[] {
  if (isRecord(declared))
    return Object.entries(declared).flatMap(([key, value]) =>
      differences(value, isRecord(live) ? live[key] : undefined, field === '' ? key : `${field}.${key}`),
    );
  const same = Array.isArray(declared)
    ? Array.isArray(live) && JSON.stringify([...declared].sort()) === JSON.stringify([...live].sort())
    : declared === live || (declared === '' && live === undefined);
  return same ? [] : [{ field, live, declared }];
}

export const spell = ({ field, live, declared }: Difference): string =>
  `${field} is ${live === undefined ? 'not set' : JSON.stringify(live)}, to be ${JSON.stringify(declared)}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
