import { mapSchemas, reference, referred, type Schema } from './schema.ts';

/**
 * A schema of Kubernetes' OpenAPI document or of a CRD without its prose, and refusing what it doesn't name:
 * unknown fields and null.
 */
export function strict(schema: Schema): Schema {
  if (schema.$ref !== undefined) return reference(referred(schema.$ref));
  const kept: Schema = Object.fromEntries(Object.entries(schema).filter(([keyword, value]) => says(keyword, value)));
  const { anyOf: _, ...scalar } = kept;
  if (schema['x-kubernetes-int-or-string'] === true) return { ...scalar, type: ['integer', 'string'] };
  return { ...mapSchemas(kept, strict), ...(isClosed(schema) && { additionalProperties: false }) };
}

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning */
const isClosed = (schema: Schema): boolean =>
  schema.properties !== undefined &&
  schema.additionalProperties === undefined &&
  schema['x-kubernetes-preserve-unknown-fields'] !== true;

const says = (keyword: string, value: unknown): boolean =>
  !keyword.startsWith('x-') &&
  !['description', 'default', 'nullable'].includes(keyword) &&
  // of the formats in use, the others are no more than the type
  (keyword !== 'format' || value === 'date-time');
