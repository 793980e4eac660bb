import { callsOf, place, shortName, templatesIn } from '../graph/dags.ts';
import type { Graph } from '../graph/graph.ts';
import { removedArguments, removedImports, removedTemplateVariables } from '../knowledge/removed-apis.ts';
import type { Finding, Rule } from '../rule.ts';

export const dagApiRemoved: Rule = {
  name: 'dag-api-removed',
  why: 'A DAG that asks for what Airflow 3 no longer has is an import error: it and its schedule are gone from the list of DAGs.',
  check: (graph) => [...imports(graph), ...givenArguments(graph), ...templates(graph)],
};

const imports = (graph: Graph): Finding[] =>
  graph.dags.flatMap((dag) =>
    dag.module.imports.flatMap(({ line, name }) => {
      const removed = beginnings(name).find((beginning) => removedImports[beginning] !== undefined);
      if (removed === undefined) return [];
      return [
        {
          file: place(dag, line),
          message: `imports ${removed}, which Airflow 3 does not have; there is ${removedImports[removed]}`,
        },
      ];
    }),
  );

/** `a`, `a.b` and `a.b.c` of `a.b.c`. */
const beginnings = (name: string): string[] =>
  name.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

const givenArguments = (graph: Graph): Finding[] =>
  removedArguments.flatMap(({ calls, instead }) =>
    callsOf(graph, calls).flatMap(({ file, name, keywords }) =>
      Object.keys(keywords)
        .filter((keyword) => keyword in instead)
        .map((keyword) => ({
          file,
          message: `gives ${shortName(name)} the argument '${keyword}', which Airflow 3 does not know; there is ${instead[keyword]}`,
        })),
    ),
  );

const names = new RegExp(`(?<![\\w.'"])(?:${Object.keys(removedTemplateVariables).join('|')})(?![\\w'"])`, 'g');

const templates = (graph: Graph): Finding[] =>
  graph.dags.flatMap((dag) =>
    dag.module.strings.flatMap(({ line, text }) =>
      templatesIn(text).flatMap((template) =>
        (template.match(names) ?? []).map((name) => ({
          file: place(dag, line),
          message: `asks for '${name}' in a template, which Airflow 3 does not have; there is ${removedTemplateVariables[name]}`,
        })),
      ),
    ),
  );
