export * from './adopt.ts';
export * from './outputs.ts';
