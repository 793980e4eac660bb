import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createNodesFromFiles, type CreateNodes, type ProjectConfiguration } from '@nx/devkit';
import { goTargets, imageTargets, pythonTargets } from './foreign-targets.ts';
import { goModules } from './go-modules.ts';
import { pythonProjects } from './python-projects.ts';
import { taken } from './taken.ts';
import { targetsOf } from './targets.ts';

/** Gives every project its targets, so that no project has to list them. */
export const createNodes: CreateNodes = [
  '{{{apps,libs,tools}/*,secrets}/package.json,*/pyproject.toml,tools/sandbox/**/go.mod,docker/*/Dockerfile}',
  (files, _options, context) =>
    createNodesFromFiles(
      (file) => {
        const root = dirname(file);
        const project = projects[basename(file)]?.(root, context.workspaceRoot);
        return { projects: project ? { [root]: project } : {} };
      },
      files,
      undefined,
      context,
    ),
];

type Inferred = (root: string, workspace: string) => Omit<ProjectConfiguration, 'root'> | undefined;

/** What is known of a folder by the file that makes it a project; elsewhere than in package.json, its name, too. */
const projects: Readonly<Record<string, Inferred>> = {
  'package.json': (root, workspace) => ({
    targets: targetsOf({ root, name: basename(root), hasTests: hasTests(join(workspace, root)) }),
  }),
  'pyproject.toml': (root) =>
    isIn(pythonProjects, root)
      ? { name: root, tags: ['type:data'], targets: pythonTargets(root, pythonProjects[root]) }
      : undefined,
  'go.mod': (root) =>
    isIn(goModules, root)
      ? { name: `sandbox-${basename(root)}`, tags: ['type:tool'], targets: goTargets(root, goModules[root]) }
      : undefined,
  Dockerfile: (root, workspace) => ({
    name: `docker-${basename(root)}`,
    tags: ['type:image'],
    targets: imageTargets(root, taken(readFileSync(join(workspace, `${root}/Dockerfile.dockerignore`), 'utf8'))),
  }),
};

const isIn = <Known extends object>(known: Known, root: PropertyKey): root is keyof Known => root in known;

function hasTests(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
    (file) => file.endsWith('.test.ts') && !file.includes('node_modules'),
  );
}
