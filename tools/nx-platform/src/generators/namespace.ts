import type { Tree } from '@nx/devkit';
import { camelCase, writeProject, type Options } from './project.ts';

/** `apps/<name>`: a namespace with its foundation. */
export default function namespace(tree: Tree, { name }: Options): void {
  writeProject(tree, {
    folder: `apps/${name}`,
    name,
    nxName: name,
    tags: ['type:app'],
    dependencies: ['argocd', 'environment', 'foundation'],
    files: {
      'src/index.ts': `import { foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';

/** What runs in namespace \`${name}\`. */
export const ${camelCase(name)} = (environment: Environment): Application[] => [
  foundationApplication('${name}', foundation(foundationConfig(environment, '${name}'))),
];
`,
    },
  });
}
