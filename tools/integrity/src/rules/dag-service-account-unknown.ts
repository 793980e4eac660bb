import { mentionOf, settingsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagServiceAccountUnknown: Rule = {
  name: 'dag-service-account-unknown',
  why:
    'A pod under an account that nobody made is refused; under one that is there for another program, ' +
    'what a DAG runs may do whatever that program may.',
  check: (graph) => {
    const { spark, taskPods } = graph.contract;
    const known = [taskPods.serviceAccount, spark.serviceAccount];
    return settingsOf(graph, /(?:^|\.)(?:service_account(?:_name)?|serviceAccount(?:Name)?)$/)
      .flatMap(({ file, value }) => mentionOf(file, value))
      .filter(({ name }) => !known.includes(name))
      .map(({ file, name }) => ({
        file,
        message: `names service account '${name}', which is not there for tasks; use '${known[0]}', or '${known[1]}' for a Spark driver`,
      }));
  },
};
