export { commandsOf } from './commands-of.ts';
export { descendants, end } from './descendants.ts';
export { driverOf } from './driver.ts';
export { machineFacts, type Facts } from './facts.ts';
export { Unfit } from './preflight.ts';
export { profileName } from './profile.ts';
export { startMinikube, wayToMinikube, type MinikubeOptions } from './start.ts';
export { stopMinikube } from './stop.ts';
