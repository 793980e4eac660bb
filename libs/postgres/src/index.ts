export type { Database, ExternalDatabasesConfig, PostgresConfig } from './config.ts';
export { externalDatabases } from './external.ts';
export { postgresImage } from './images.ts';
export { postgres } from './postgres.ts';
