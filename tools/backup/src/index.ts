export * from './backup.ts';
export * from './committed-writers.ts';
export * from './comparison.ts';
export * from './destination.ts';
export * from './manifest.ts';
export { remote, type Remote } from './remote.ts';
export * from './restore.ts';
export * from './sizes.ts';
export * from './writers.ts';
