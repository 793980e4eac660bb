import { mapValues, place, reference, type Definitions, type Schema } from './schema.ts';

/** A file below tools/schemas. */
export interface SchemaFile {
  readonly path: string;
  readonly text: string;
}

/** A kind of object, as manifests name it. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** How kubeconform finds the schema of a kind: https://github.com/yannh/kubeconform#overriding-schemas-location */
export const fileTemplate = '{{.ResourceKind}}{{.KindSuffix}}.json';

/** `fileTemplate`, filled in: of the group, kubeconform reads the first word. */
export const fileName = ({ group, version, kind }: Kind): string =>
  `${[kind, group.split('.')[0], version].filter(Boolean).join('-').toLowerCase()}.json`;

/** kubeconform takes upper for lower case and one group for another, which Kubernetes doesn't. */
export const ofKind = (schema: Schema, { group, version, kind }: Kind): Schema => ({
  ...schema,
  properties: {
    ...schema.properties,
    apiVersion: { enum: [group === '' ? version : `${group}/${version}`] },
    kind: { enum: [kind] },
  },
});

/** `definitions`, a line each, and for each kind a file that refers to the one that `kinds` has for it. */
export const schemaFiles = (
  folder: string,
  definitions: Definitions,
  kinds: ReadonlyMap<Kind, string>,
): SchemaFile[] => [
  { path: `${folder}/definitions.json`, text: `{"${place}":{\n${lines(definitions).join(',\n')}\n}}\n` },
  ...[...kinds].map(([kind, definition]) => ({
    path: `${folder}/${fileName(kind)}`,
    text: `${JSON.stringify({ $ref: `definitions.json${reference(definition).$ref}` })}\n`,
  })),
];

const lines = (definitions: Definitions): string[] =>
  Object.values(mapValues(definitions, (schema, name) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`));
