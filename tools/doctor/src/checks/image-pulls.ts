import type { IEvent, IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { cause, reasons } from '../image-trouble.ts';
import { kubectlCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { deleteCommandOf, isBare, ourPods, statuses } from '../pods.ts';

interface Pulls {
  readonly environment: string;
  readonly pods: readonly IPod[];
  readonly events: readonly IEvent[];
}

export const imagePulls = clusterCheck<Pulls>({
  name: 'image-pulls',
  looksAt: 'images that nodes can’t get, and why: not found, denied, rate limit, name, network, never pulled',
  mendedBy: 'another tag, a pull secret, a mirror, or loading the image into the node',
  collect: async (cluster, { environment }) => {
    const [pods, events] = await Promise.all([
      ourPods(cluster),
      cluster.items<IEvent>('events', '--all-namespaces', '--field-selector=type=Warning'),
    ]);
    return { environment: environment.name, pods, events };
  },
  findings: imagePullFindings,
});

export function imagePullFindings({ environment, pods, events }: Pulls): Finding[] {
  return pods.flatMap((pod) =>
    statuses(pod).flatMap(({ image, state }): Finding[] => {
      const { reason = '', message = '' } = state?.waiting ?? {};
      if (!reasons.has(reason)) return [];
      const said = [message, ...failures(pod, image, events)].join('\n');
      const { what, mend } = cause(`${reason}: ${said}`, environment);
      const bare = isBare(pod) ? `; or, if nobody needs the pod: ${kubectlCommand(deleteCommandOf(pod))}` : '';
      return [
        {
          severity: 'error',
          subject: `image '${image}'`,
          what: `does not come to pod '${pathOf(pod)}': ${what}`,
          why: 'the pod does not start before its image is on the node',
          mend: `${mend}${bare}`,
        },
      ];
    }),
  );
}

/** What the kubelet said of its last attempts: while it backs off, the pod itself does not say it. */
const failures = ({ metadata }: IPod, image: string, events: readonly IEvent[]): string[] =>
  events
    .filter(
      ({ involvedObject, reason, message }) =>
        reason === 'Failed' && involvedObject.uid === metadata?.uid && message?.includes(`"${image}"`),
    )
    .map(({ message = '' }) => message);
