export { emit, type Data } from './emit.ts';
