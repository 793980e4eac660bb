import { callsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

const bounds: Readonly<Record<string, string>> = {
  dagrun_timeout: 'how long a run may take',
  max_active_runs: 'how many runs there may be at a time',
};

export const dagUnbounded: Rule = {
  name: 'dag-unbounded',
  why: 'A run that hangs keeps its pods and its place: on a small cluster nothing else runs until a person looks.',
  check: (graph) =>
    callsOf(graph, /^airflow\.(?:sdk\.|decorators\.|models\.(?:dag\.)?)?(?:dag|DAG)$/).flatMap(
      ({ file, keywords, open }) =>
        Object.entries(bounds)
          .filter(([name]) => !open && !(name in keywords))
          .map(([name, meaning]) => ({ file, message: `describes a DAG without '${name}'; say ${meaning}` })),
    ),
};
