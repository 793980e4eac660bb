import {
  pythonCommand,
  pythonInputs,
  pythonProjects,
  type PythonProject,
} from '@headwater/nx-platform/python-projects';
import { command, type Step } from './step.ts';

const tasks = { lint: 'lint', types: 'types', test: 'tests' } as const;

/** Python code, project by project. */
export const pythonSteps: readonly Step[] = (Object.keys(pythonProjects) as PythonProject[]).flatMap((project) =>
  (['lint', 'types', 'test'] as const).map((task) => ({
    title: `${project}: ${tasks[task]}`,
    command: command(...pythonCommand(project, task)),
    inputs: [project, ...pythonInputs(project)],
  })),
);
