import { writeJson, type Tree } from '@nx/devkit';

export interface Options {
  /** In lower case, words joined by hyphens. */
  readonly name: string;
}

interface Project {
  readonly folder: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Where Nx calls it otherwise than npm does. */
  readonly nxName?: string;
  readonly dependencies: readonly string[];
  /** By their path in the project. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes a project of the workspace. Throws where its folder exists. */
export function writeProject(tree: Tree, { folder, name, nxName, tags, dependencies, files }: Project): void {
  if (tree.exists(folder)) throw new Error(`${folder} exists; choose another name, or change what is there`);
  writeJson(tree, `${folder}/package.json`, {
    name: `@headwater/${name}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    exports: { '.': './src/index.ts' },
    dependencies: Object.fromEntries(dependencies.map((dependency) => [`@headwater/${dependency}`, '*'])),
    nx: { ...(nxName ? { name: nxName } : {}), tags },
  });
  writeJson(tree, `${folder}/tsconfig.json`, { extends: '../../tsconfig.base.json', include: ['src'], references: [] });
  for (const [path, text] of Object.entries(files)) tree.write(`${folder}/${path}`, text);
}

/** `spark-operator` → `sparkOperator`. */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `spark-operator` → `SparkOperator`. */
export const pascalCase = (name: string): string => camelCase(`-${name}`);
