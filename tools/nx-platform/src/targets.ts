import type { TargetConfiguration } from '@nx/devkit';

/** What the plugin sees of a project. */
export interface Project {
  /** Relative to the workspace: `apps/orchestrator`. */
  readonly root: string;
  readonly name: string;
  readonly hasTests: boolean;
}

type Targets = Record<string, TargetConfiguration>;

/** The targets of a project, by where it stands in the tree. */
export const targetsOf = (project: Project): Targets => ({
  lint: lint(project),
  ...(project.hasTests ? { test: test(project) } : {}),
  ...(project.root.startsWith('apps/') ? manifests(project) : {}),
  ...(project.root === 'tools/integrity' ? { integrity } : {}),
});

const lint = ({ root }: Project): TargetConfiguration => ({
  cache: true,
  command: `eslint ${root}`,
  inputs: [
    'default',
    '^production',
    '{workspaceRoot}/eslint.config.js',
    { externalDependencies: ['eslint', 'typescript-eslint'] },
  ],
});

const test = ({ root }: Project): TargetConfiguration => ({
  cache: true,
  command: `vitest run ${root}`,
  inputs: ['default', '^production', '{workspaceRoot}/vitest.*.ts', { externalDependencies: ['vitest'] }],
});

/** Whatever turns the Applications of a namespace into bytes, beside the project and what it imports. */
const renderer = [
  'production',
  '^production',
  'sharedGlobals',
  // written out: a bare folder, or {projectName}, would not mark the project as affected
  '{workspaceRoot}/environments/*',
  '{workspaceRoot}/libs/render/src/**/*',
  '{workspaceRoot}/libs/yaml/src/**/*',
  '{workspaceRoot}/tools/cli/src/**/*',
  { externalDependencies: ['ajv', 'js-yaml'] },
];

const dags = '{workspaceRoot}/dags/**/*';
const jobs = '{workspaceRoot}/spark-jobs/jobs/*';
const infrastructure = ['{workspaceRoot}/tools/azure/src/**/*', '{workspaceRoot}/infra/*/*'];

/** Files beside TypeScript that end up in what an app renders. */
const reads: Readonly<Record<string, readonly string[]>> = {
  // DAGs in a ConfigMap; the contract of the DAGs, which it renders, names the jobs
  orchestrator: [dags, jobs],
  processing: [jobs],
  platform: [dags, jobs, ...infrastructure],
};

function manifests({ name }: Project): Targets {
  const platform = name === 'platform';
  const selection = platform ? '--app-of-apps' : `--namespace ${name}`;
  const files = platform ? '{workspaceRoot}/argocd/**/*' : `{workspaceRoot}/manifests/*/${name}/**/*`;
  const inputs = [...renderer, ...(reads[name] ?? [])];
  return {
    // not cached: it takes no longer than asking the cache, which has been seen to keep old files
    render: { cache: false, command: `./headwater render ${selection}`, inputs },
    check: { cache: true, command: `./headwater check ${selection}`, inputs: [...inputs, files] },
    // reads the committed files, so it depends on no task that writes them
    validate: {
      cache: true,
      command: `./headwater validate ${selection}`,
      inputs: [
        files,
        '{workspaceRoot}/environments/*',
        '{workspaceRoot}/tools/cli/src/**/*',
        '{workspaceRoot}/tools/schemas/**/*',
        '{workspaceRoot}/tools/binaries/src/**/*',
      ],
    },
  };
}

const integrity: TargetConfiguration = {
  cache: true,
  command: './headwater integrity',
  inputs: [
    'production',
    '^production',
    '{workspaceRoot}/manifests/**/*',
    '{workspaceRoot}/argocd/**/*',
    '{workspaceRoot}/dags/**/*',
    '{workspaceRoot}/infra/*/*',
    '{workspaceRoot}/environments/*',
    '{workspaceRoot}/tools/cli/src/**/*',
  ],
};
