export { available } from './available.ts';
