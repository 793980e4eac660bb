export { infrastructureFolder } from './infrastructure-folder.ts';
export { subjects } from './subjects.ts';
