import { readdirSync, readFileSync } from 'node:fs';

/** Where the names are that each job was seen to export, a line each. */
export const folder = new URL('../metrics/', import.meta.url);

/** The metrics that a running platform has. */
export const exported = (): ReadonlySet<string> =>
  new Set(readdirSync(folder).flatMap((file) => lines(readFileSync(new URL(file, folder), 'utf8'))));

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
