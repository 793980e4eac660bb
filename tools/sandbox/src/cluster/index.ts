export { applyAddons } from './apply-addons.ts';
export type { Forward, Listening } from './forward.ts';
export { running, type Running } from './running.ts';
export { start, type StartOptions } from './start.ts';
export { stop, type StopOptions } from './stop.ts';
