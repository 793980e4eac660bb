export type { Database, PostgresConfig } from './config.ts';
export { postgresImage } from './images.ts';
export { postgres } from './postgres.ts';
