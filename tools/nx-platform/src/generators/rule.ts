import type { Tree } from '@nx/devkit';
import { camelCase, type Options } from './project.ts';

const folder = 'tools/integrity';

/** An integrity rule that finds nothing yet, and its two fixtures. */
export default function rule(tree: Tree, { name }: Options): void {
  const file = `${folder}/src/rules/${name}.ts`;
  if (tree.exists(file)) throw new Error(`${file} exists; choose another name, or change what is there`);
  tree.write(
    file,
    `import type { Rule } from '../rule.ts';

export const ${camelCase(name)}: Rule = {
  name: '${name}',
  why: 'What happens on a cluster when it is broken.',
  check: () => [],
};
`,
  );
  const manifest = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: example, namespace: orchestrator }
`;
  tree.write(`${folder}/fixtures/${name}/valid.yaml`, manifest);
  tree.write(
    `${folder}/fixtures/${name}/invalid.yaml`,
    `# expect: manifests/minikube/orchestrator/fixture/configmap-example.yaml: what is wrong with it; what to do\n${manifest}`,
  );
}
