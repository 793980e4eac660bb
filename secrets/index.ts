export * from './airflow.ts';
export * from './declaration.ts';
export * from './git.ts';
export * from './identity.ts';
export * from './object-store.ts';
export * from './platform.ts';
export * from './postgres.ts';
export * from './reflector.ts';
