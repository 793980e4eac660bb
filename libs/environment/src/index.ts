export * from './cache.ts';
export { dagFiles, dagTexts } from './config-map-files.ts';
export * from './environment.ts';
export * from './foundation-config.ts';
export * from './images.ts';
export * from './load.ts';
export { lineOf } from './positions.ts';
export * from './topology.ts';
export * from './with-value.ts';
