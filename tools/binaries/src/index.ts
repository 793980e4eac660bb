export { BinaryError, type Binary } from './binary.ts';
export { binaryPath, resolve } from './binary-path.ts';
export { catalogue, type BinaryName } from './catalogue.ts';
export { executables, run } from './command.ts';
export { cache, thisMachine, type Machine } from './machine.ts';
export { placed } from './placed.ts';
