/** The folders of Python code, and what their tests read beside their own files. */
export const pythonProjects = {
  dags: [],
  'spark-jobs': ['dags/headwater/contracts/minikube.json', 'docker/spark/jars.sha256', 'docker/spark/pom.xml'],
} as const satisfies Record<string, readonly string[]>;

export type PythonProject = keyof typeof pythonProjects;

/** Everything outside of its folder that the outcome of a project's tasks depends on. */
export const pythonInputs = (project: PythonProject): readonly string[] => [
  'tools/python/src',
  'tools/binaries/src',
  ...pythonProjects[project],
];

/** The command line that does one of the tasks of tools/python. */
export const pythonCommand = (project: string, task: 'lint' | 'types' | 'test'): readonly string[] => [
  'node',
  'tools/python/src/main.ts',
  project,
  task,
];
