import { containerFindings } from '../graph/container-findings.ts';
import { place } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

const variable = '_PIP_ADDITIONAL_REQUIREMENTS';

export const packagesAtStart: Rule = {
  name: 'packages-at-start',
  why:
    'Airflow installs these packages each time a container starts: every task waits for a registry, and gets what that has today. ' +
    'Source: https://airflow.apache.org/docs/docker-stack/entrypoint.html#installing-additional-requirements',
  check: (graph) => [
    ...containerFindings(graph, ({ env }) =>
      (env ?? []).some(({ name }) => name === variable)
        ? [`sets ${variable}; add the packages to dags/requirements.in, which the image is made from`]
        : [],
    ),
    ...graph.dags.flatMap((dag) =>
      dag.module.strings
        .filter(({ text }) => text.includes(variable))
        .map(({ line }) => ({
          file: place(dag, line),
          message: `sets ${variable}; add the packages to dags/requirements.in, which the image is made from`,
        })),
    ),
  ],
};
