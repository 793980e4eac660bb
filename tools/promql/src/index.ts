export { exported } from './exported.ts';
export { parse, type Parsed } from './parse.ts';
