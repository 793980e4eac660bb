import { fileURLToPath } from 'node:url';

/** The folder of the repository that this command line belongs to. */
export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
