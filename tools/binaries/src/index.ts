export { BinaryError } from './binary.ts';
export { binaryPath, resolve } from './binary-path.ts';
export { catalogue, type BinaryName } from './catalogue.ts';
