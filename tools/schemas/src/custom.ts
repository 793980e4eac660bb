import { reachable } from './reachable.ts';
import { ofKind, schemaFiles, type Kind, type SchemaFile } from './schema-file.ts';
import { reference, type Definitions, type Schema } from './schema.ts';
import { shared } from './shared.ts';
import { strict } from './strict.ts';

/** What is read of a CustomResourceDefinition. */
export interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** A kind that Kubernetes itself doesn't know, with what it may hold. */
export interface CustomKind extends Kind {
  readonly schema: Schema;
}

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** The schemas of `kinds`, whose metadata is that of `kubernetes`. */
export function customSchemas(kinds: readonly CustomKind[], kubernetes: Definitions): SchemaFile[] {
  const names = new Map(kinds.map((kind) => [kind, `${kind.group}.${kind.version}.${kind.kind}`]));
  const definitions = Object.fromEntries([...names].map(([kind, name]) => [name, ofKind(strict(kind.schema), kind)]));
  const all = { ...shared(definitions), ...reachable(kubernetes, [objectMeta]) };
  return schemaFiles('custom', reachable(all, [...names.values()]), names);
}

/** The versions of a custom resource that a client can write. A CRD leaves metadata to Kubernetes. */
export const customKinds = ({ spec: { group, names, versions } }: CustomResourceDefinition): CustomKind[] =>
  versions
    .filter(({ served }) => served)
    .map(({ name, schema: { openAPIV3Schema } }) => ({
      group,
      version: name,
      kind: names.kind,
      schema: { ...openAPIV3Schema, properties: { ...openAPIV3Schema.properties, metadata: reference(objectMeta) } },
    }));
