import { suggestion } from '@headwater/k8s';
import { mentionOf, settingsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagClaimMissing: Rule = {
  name: 'dag-claim-missing',
  why: 'A pod that mounts a claim nobody makes is never scheduled; its task waits until it is given up.',
  check: (graph) => {
    const { namespace } = graph.contract.taskPods;
    const known = graph.names('PersistentVolumeClaim', namespace);
    return settingsOf(graph, /^(?:claim_name|claimName)$/)
      .flatMap(({ file, value }) => mentionOf(file, value))
      .filter(({ name }) => !known.includes(name))
      .map(({ file, name }) => ({
        file,
        message: `names volume claim '${name}', which nobody makes in namespace '${namespace}'${suggestion(name, known) || '; write to the object store, or use an ephemeral volume'}`,
      }));
  },
};
