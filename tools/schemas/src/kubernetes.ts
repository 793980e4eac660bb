import { reachable } from './reachable.ts';
import { ofKind, schemaFiles, type Kind, type SchemaFile } from './schema-file.ts';
import { mapValues, reference, type Definitions, type Schema } from './schema.ts';
import { strict } from './strict.ts';

/** What is read of Kubernetes' OpenAPI document. */
export interface OpenApi {
  readonly definitions: Definitions;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The schemas of all kinds of object that the API server of `document` keeps. */
export function kubernetesSchemas(minor: string, document: OpenApi): SchemaFile[] {
  const kinds = keptKinds(document);
  const definitions = { ...kubernetesDefinitions(document) };
  for (const [kind, name] of kinds) definitions[name] = ofKind(definitions[name] as Schema, kind);
  return schemaFiles(`kubernetes/${minor}`, reachable(definitions, [...kinds.values()]), kinds);
}

/** The definitions of `document`, strict. */
export const kubernetesDefinitions = ({ definitions }: OpenApi): Definitions => ({
  ...mapValues(definitions, strict),
  ...unions,
});

/** The kinds that a client can write under a name, and their definitions; not lists, reviews, evictions and the like. */
function keptKinds({ definitions, paths }: OpenApi): ReadonlyMap<Kind, string> {
  const kept = new Set(
    Object.entries(paths)
      .filter(([path, operations]) => path.endsWith('/{name}') && 'put' in operations)
      .map(([, { put }]) => spelled((put as { [extension]: Kind })[extension])),
  );
  return new Map(
    Object.entries(definitions).flatMap(([name, definition]) => {
      const [kind, ...others] = (definition[extension] ?? []) as readonly Kind[];
      return kind !== undefined && others.length === 0 && kept.has(spelled(kind)) ? [[kind, name]] : [];
    }),
  );
}

const extension = 'x-kubernetes-group-version-kind';

const spelled = ({ group, version, kind }: Kind): string => `${group}/${version}/${kind}`;

const apimachinery = 'io.k8s.apimachinery.pkg';
const apiextensions = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1';

/** Types that write themselves as one of several, which OpenAPI 2 has no words for. */
const unions: Definitions = {
  [`${apimachinery}.util.intstr.IntOrString`]: { type: ['integer', 'string'] },
  // https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
  [`${apimachinery}.api.resource.Quantity`]: {
    type: ['number', 'string'],
    pattern: '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
  // https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/#JSONSchemaProps
  [`${apiextensions}.JSONSchemaPropsOrArray`]: {
    anyOf: [
      reference(`${apiextensions}.JSONSchemaProps`),
      { type: 'array', items: reference(`${apiextensions}.JSONSchemaProps`) },
    ],
  },
  [`${apiextensions}.JSONSchemaPropsOrBool`]: {
    anyOf: [reference(`${apiextensions}.JSONSchemaProps`), { type: 'boolean' }],
  },
  [`${apiextensions}.JSONSchemaPropsOrStringArray`]: {
    anyOf: [reference(`${apiextensions}.JSONSchemaProps`), { type: 'array', items: { type: 'string' } }],
  },
};
