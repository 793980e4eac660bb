export * from './app-project.ts';
export * from './application-resource.ts';
export * from './application.ts';
export { configHash, configHashAnnotation, configMapData } from './config-hash.ts';
export * from './hooks.ts';
export * from './root.ts';
export * from './tracking.ts';
export * from './waves.ts';
