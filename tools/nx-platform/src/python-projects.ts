/** The folders of Python code, and what their tests read beside their own files. */
export const pythonProjects = {
  dags: [],
  'spark-jobs': ['docker/spark/jars.sha256', 'docker/spark/pom.xml'],
} as const satisfies Record<string, readonly string[]>;

/** The command line that does one of the tasks of tools/python. */
export const pythonCommand = (project: string, task: 'lint' | 'types' | 'test'): readonly string[] => [
  'node',
  'tools/python/src/main.ts',
  project,
  task,
];
