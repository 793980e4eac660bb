import type { CustomKind } from './custom.ts';
import type { Schema } from './schema.ts';

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const texts: Schema = { type: 'array', items: text };
const textByName: Schema = { type: 'object', additionalProperties: text };

const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>, ...required: string[]): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

const resource = { group: text, version: text, kind: text, name: text, namespace: text };
const selector = object({ ...resource, labelSelector: text, annotationSelector: text });
const generatorOptions = object({
  labels: textByName,
  annotations: textByName,
  disableNameSuffixHash: flag,
  immutable: flag,
});
const generated = {
  name: text,
  namespace: text,
  behavior: { enum: ['create', 'replace', 'merge'] },
  literals: texts,
  files: texts,
  envs: texts,
  options: generatorOptions,
};
const fieldOptions = object({ delimiter: text, index: { type: 'integer' }, encoding: text, create: flag });

/**
 * A kustomization.yaml, which no CRD describes. What kustomize calls deprecated is left out.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export const kustomization: CustomKind = {
  group: 'kustomize.config.k8s.io',
  version: 'v1beta1',
  kind: 'Kustomization',
  schema: object({
    metadata: object({ name: text, namespace: text, labels: textByName, annotations: textByName }),
    namespace: text,
    namePrefix: text,
    nameSuffix: text,
    resources: texts,
    components: texts,
    crds: texts,
    configurations: texts,
    generators: texts,
    transformers: texts,
    validators: texts,
    commonAnnotations: textByName,
    labels: list(
      object({
        pairs: textByName,
        includeSelectors: flag,
        includeTemplates: flag,
        includeVolumeClaimTemplates: flag,
        fields: list(object({ group: text, version: text, kind: text, path: text, create: flag })),
      }),
    ),
    images: list(object({ name: text, newName: text, newTag: text, tagSuffix: text, digest: text }, 'name')),
    replicas: list(object({ name: text, count: { type: 'integer' } }, 'name', 'count')),
    patches: list(
      object({
        path: text,
        patch: text,
        target: selector,
        options: object({ allowNameChange: flag, allowKindChange: flag }),
      }),
    ),
    replacements: list(
      object({
        path: text,
        source: object({ ...resource, fieldPath: text, options: fieldOptions }),
        sourceValue: text,
        targets: list(
          object({ select: selector, reject: list(selector), fieldPaths: texts, options: fieldOptions }, 'select'),
        ),
      }),
    ),
    configMapGenerator: list(object(generated)),
    secretGenerator: list(object({ ...generated, type: text })),
    generatorOptions,
    buildMetadata: list({ enum: ['originAnnotations', 'transformerAnnotations', 'managedByLabel'] }),
    openapi: textByName,
    sortOptions: object({
      order: { enum: ['legacy', 'fifo'] },
      legacySortOptions: object({ orderFirst: texts, orderLast: texts }),
    }),
  }),
};
