/** A JSON Schema of draft 4, which is what kubeconform takes one for that says nothing else. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

export type Definitions = Readonly<Record<string, Schema>>;

/**
 * Where a file has its definitions. Under the usual name, `definitions`, kubeconform would check all of them for each
 * kind that it meets; here it looks at those that the kind needs, which takes a third of the time.
 */
export const place = 'types';

export const reference = (name: string): Schema => ({ $ref: `#/${place}/${name}` });

/** The name that `reference` was given. */
export const referred = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1);

/** `schema` with each schema directly inside it changed; that of a property is called by the property's name. */
export function mapSchemas(schema: Schema, change: (inner: Schema, property?: string) => Schema): Schema {
  const { properties, additionalProperties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, change) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
    ...(items && { items: change(items) }),
    ...(anyOf && { anyOf: anyOf.map((inner) => change(inner)) }),
  };
}

export const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
