import { mapSchemas, referred, type Definitions, type Schema } from './schema.ts';

/** Of `definitions`, those that `names` and everything they refer to need; sorted by name. */
export function reachable(definitions: Definitions, names: readonly string[]): Definitions {
  const found = new Map<string, Schema>();
  const visit = (schema: Schema): Schema => {
    if (schema.$ref !== undefined) add(referred(schema.$ref));
    return mapSchemas(schema, visit);
  };
  const add = (name: string): void => {
    const schema = definitions[name];
    if (schema === undefined) throw new Error(`no definition '${name}'`);
    if (found.has(name)) return;
    found.set(name, schema);
    visit(schema);
  };
  names.forEach(add);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
