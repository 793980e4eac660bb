import type { Tree } from '@nx/devkit';
import { camelCase, pascalCase, writeProject, type Options } from './project.ts';

/** `libs/<name>`: a component that renders nothing yet. */
export default function component(tree: Tree, { name }: Options): void {
  const function_ = camelCase(name);
  const config = `${pascalCase(name)}Config`;
  writeProject(tree, {
    folder: `libs/${name}`,
    name,
    tags: ['type:component'],
    dependencies: ['argocd', 'contracts', 'k8s'],
    files: {
      'src/index.ts': `export { ${function_}, type ${config} } from './${name}.ts';\n`,
      [`src/${name}.ts`]: `import type { Resource } from '@headwater/k8s';

export interface ${config} {
  readonly image: string;
}

/** What it is for, in a sentence. */
export const ${function_} = (_config: ${config}): Resource[] => [];
`,
    },
  });
}
