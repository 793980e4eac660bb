import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createNodesFromFiles, type CreateNodes } from '@nx/devkit';
import { targetsOf } from './targets.ts';

/** Gives every project its targets, so that no project has to list them. */
export const createNodes: CreateNodes = [
  '{{apps,libs,tools}/*,secrets}/package.json',
  (files, _options, context) =>
    createNodesFromFiles(
      (file) => {
        const root = dirname(file);
        const project = { root, name: basename(root), hasTests: hasTests(join(context.workspaceRoot, root)) };
        return { projects: { [root]: { targets: targetsOf(project) } } };
      },
      files,
      undefined,
      context,
    ),
];

function hasTests(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
    (file) => file.endsWith('.test.ts') && !file.includes('node_modules'),
  );
}
