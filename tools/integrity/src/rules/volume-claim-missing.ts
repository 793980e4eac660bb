import { suggestion } from '@headwater/k8s';
import { claimNames } from '../graph/volumes.ts';
import type { Rule } from '../rule.ts';

export const volumeClaimMissing: Rule = {
  name: 'volume-claim-missing',
  why: 'A pod whose volume nobody claims stays Pending.',
  check: (graph) =>
    graph.pods.flatMap((pods) =>
      (pods.spec.volumes ?? []).flatMap(({ name: volume, persistentVolumeClaim: claim }) => {
        const names = claimNames(graph).get(pods.namespace) ?? [];
        if (!claim || names.includes(claim.claimName)) return [];
        const way = suggestion(claim.claimName, names) || '; render it beside the pods';
        const message = `${pods.title}: volume '${volume}' is claim '${claim.claimName}', which nobody makes in namespace '${pods.namespace}'${way}`;
        return [{ file: pods.file, message }];
      }),
    ),
};
