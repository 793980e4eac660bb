export { SchemaError } from './schema-error.ts';
export { schemaLocations } from './schema-locations.ts';
