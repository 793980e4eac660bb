import { mapSchemas, mapValues, reference, type Definitions, type Schema } from './schema.ts';

// what is shorter is hardly longer than a reference to it
const worthwhile = 200;

/**
 * The same definitions, with each object that they describe more than once in a definition of its own,
 * which is called by the place where it is first. CRDs can't refer to anything, and repeat themselves a lot.
 */
export function shared(definitions: Definitions): Definitions {
  const places = occurrences(definitions);
  const names = new Map<string, string>();
  const lifted: Record<string, Schema> = {};
  const inside = (schema: Schema, place: string): Schema =>
    mapSchemas(schema, (inner, property) => lift(inner, property === undefined ? place : `${place}.${property}`));
  const lift = (schema: Schema, place: string): Schema => {
    const text = JSON.stringify(schema);
    if (schema.properties === undefined || text.length < worthwhile || places.get(text) === 1)
      return inside(schema, place);
    const name = names.get(text) ?? place;
    if (!names.has(text)) {
      names.set(text, name);
      lifted[name] = inside(schema, name);
    }
    return reference(name);
  };
  return { ...mapValues(definitions, inside), ...lifted };
}

/** In how many places each schema stands, where what stands in equal schemas counts once. */
function occurrences(definitions: Definitions): Map<string, number> {
  const places = new Map<string, number>();
  const visit = (schema: Schema): Schema => {
    const text = JSON.stringify(schema);
    const count = places.get(text) ?? 0;
    places.set(text, count + 1);
    return count === 0 ? mapSchemas(schema, visit) : schema;
  };
  Object.values(definitions).forEach(visit);
  return places;
}
