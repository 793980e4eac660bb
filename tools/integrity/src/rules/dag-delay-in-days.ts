import { place } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagDelayInDays: Rule = {
  name: 'dag-delay-in-days',
  why: 'The first argument of timedelta is days: a task with retry_delay=timedelta(5) is tried again next week.',
  check: (graph) =>
    graph.dags.flatMap((dag) => {
      const delays = dag.module.settings.filter(({ name }) => /^(?:retry_delay|max_retry_delay)$/.test(name));
      return delays
        .filter(({ value }) => /^(?:\w+\.)*timedelta\(\s*[\d.]+\s*\)$/.test(value.source))
        .map(({ name, value }) => ({
          file: place(dag, value.line),
          message: `sets '${name}' to ${value.source}, which is days; name the unit: timedelta(minutes=…)`,
        }));
    }),
};
