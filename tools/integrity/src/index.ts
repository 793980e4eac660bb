export { check, type Violation } from './check.ts';
export type { Manifests } from './graph/manifests.ts';
export { podsOf } from './graph/pods.ts';
export { secretsReadBy } from './graph/readings.ts';
export { readManifests, UnreadableManifests } from './read.ts';
export type { Finding, Rule } from './rule.ts';
export { rules } from './rules/index.ts';
