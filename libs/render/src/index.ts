export * from './compare.ts';
export * from './file.ts';
export { filesBelow } from './files-below.ts';
export * from './layout.ts';
export { isGenerated, textOf } from './text.ts';
export { write } from './write.ts';
