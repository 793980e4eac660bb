import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1';
import type { IEvent, IPersistentVolumeClaim, IPod } from 'kubernetes-models/v1';
import { suggestion } from '@headwater/k8s';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { allPods, isOurs } from '../pods.ts';
import { spell, timeOf } from '../time.ts';

interface Claims {
  readonly now: number;
  readonly claims: readonly IPersistentVolumeClaim[];
  readonly classes: readonly IStorageClass[];
  readonly pods: readonly IPod[];
  readonly events: readonly IEvent[];
}

export const claims = clusterCheck<Claims>({
  name: 'claims',
  looksAt: 'whether claims to volumes are bound, and why not',
  mendedBy: 'a StorageClass that exists, or the provisioner that it names',
  collect: async (cluster) => {
    const [claims, classes, pods, events] = await Promise.all([
      cluster.items<IPersistentVolumeClaim>('persistentvolumeclaims', '--all-namespaces'),
      cluster.items<IStorageClass>('storageclasses'),
      allPods(cluster),
      cluster.items<IEvent>('events', '--all-namespaces', '--field-selector=type=Warning'),
    ]);
    return { now: Date.now(), claims, classes, pods, events };
  },
  findings: claimFindings,
});

// provisioners take seconds
const usual = 60_000;

export function claimFindings({ now, claims, classes, pods, events }: Claims): Finding[] {
  return claims
    .filter(({ metadata, status }) => isOurs(metadata?.namespace) && status?.phase !== 'Bound')
    .flatMap((claim): Finding[] => {
      const subject = `claim '${pathOf(claim)}'`;
      const why = 'every pod that uses it stays Pending';
      const wanted = claim.spec?.storageClassName;
      const names = classes.map(({ metadata }) => metadata?.name ?? '');
      if (claim.status?.phase === 'Lost') {
        const mend = 'bring the volume back, or restore its data into a new claim: this one never binds again';
        return [{ severity: 'error', subject, what: 'has lost its volume', why, mend }];
      }
      if (wanted && !names.includes(wanted) && claim.spec?.volumeName === undefined) {
        const way = suggestion(wanted, names) || `; there is ${names.sort().join(', ') || 'none at all'}`;
        const what = `is of the StorageClass '${wanted}', which does not exist${way}`;
        return [{ severity: 'error', subject, what, why, mend: remove(claim) }];
      }
      const used = pods.some((pod) => uses(pod, claim));
      const late = now - timeOf(claim.metadata?.creationTimestamp) > usual;
      const waits =
        classes.find(({ metadata }) => metadata?.name === wanted)?.volumeBindingMode === 'WaitForFirstConsumer';
      // nobody makes a volume that nobody uses
      if (!late || (waits && !used)) return [];
      const said = events.findLast(
        ({ involvedObject: { kind, uid } }) => kind === 'PersistentVolumeClaim' && uid === claim.metadata?.uid,
      )?.message;
      return [
        {
          severity: 'error',
          subject,
          what: `has not been bound for ${spell(now - timeOf(claim.metadata?.creationTimestamp))}${said ? `: ${said}` : ''}`,
          why,
          mend: `look at the provisioner of its StorageClass; ${kubectlCommand(`describe persistentvolumeclaim ${claim.metadata?.name} --namespace=${claim.metadata?.namespace}`)} says more`,
        },
      ];
    });
}

const uses = ({ metadata, spec }: IPod, claim: IPersistentVolumeClaim): boolean =>
  metadata?.namespace === claim.metadata?.namespace &&
  (spec?.volumes ?? []).some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === claim.metadata?.name);

// without a volume there is no data to lose; whoever wants the claim makes it again
const remove = ({ metadata }: IPersistentVolumeClaim): string =>
  kubectlCommand(`delete persistentvolumeclaim ${metadata?.name} --namespace=${metadata?.namespace}`);
