export { addImages } from './added-images.ts';
export { packages, thisMachine } from './packages.ts';
export { runningSandbox, startSandbox, stopSandbox, type SandboxOptions } from './sandbox.ts';
export { SandboxError } from './sandbox-error.ts';
