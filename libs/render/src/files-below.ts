import { existsSync, readdirSync } from 'node:fs';

/** The paths of all files below `folder`, relative to it; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files: string[] = [];
  const visit = (prefix: string): void => {
    for (const entry of readdirSync(folder + prefix, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(`${prefix}/${entry.name}`);
      else files.push(`${prefix}/${entry.name}`.slice(1));
    }
  };
  visit('');
  return files;
}
