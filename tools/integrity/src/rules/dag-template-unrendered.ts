import { settingsOf, templatesIn } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagTemplateUnrendered: Rule = {
  name: 'dag-template-unrendered',
  why: 'Airflow fills in the templates of what a task is called with, not those of its parameters: the task works with the text of the template.',
  check: (graph) =>
    settingsOf(graph, /^/)
      .filter(({ decorators }) => decorators?.some((name) => /(?:^|\.)task(?:\.\w+)?$/.test(name)))
      .filter(({ value }) => value.text !== undefined && templatesIn(value.text).length > 0)
      .map(({ file, name }) => ({
        file,
        message: `has a template as the default of parameter '${name}' of a task; pass it where the task is called`,
      })),
};
