import { services } from '@headwater/contracts';
import { at, titleOf } from '../../objects/item.ts';
import type { Change } from '../change.ts';
import type { Risk, RiskRule } from '../risk.ts';

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet'];
// each has one pod that all others need
const waitedFor = [
  { pods: services.postgres.pods, what: 'the database' },
  { pods: services.minio.pods, what: 'the object store' },
];

/** Pods that are made anew because what they are made of changes. */
export const restarts: RiskRule = ({ changes }) => {
  const restarted = changes.filter(isRestarted);
  if (restarted.length === 0) return [];
  const names = restarted.map(({ identity }) => titleOf(identity)).join(', ');
  return [{ level: 'care', rule: 'restart', message: `these pods restart: ${names}` }, ...restarted.flatMap(away)];
};

const isRestarted = ({ identity, before, after }: Change): boolean =>
  workloads.includes(identity.kind) &&
  before !== undefined &&
  after !== undefined &&
  JSON.stringify(at(before, 'spec', 'template')) !== JSON.stringify(at(after, 'spec', 'template'));

const away = ({ after }: Change): Risk[] =>
  waitedFor
    .filter(({ pods: { namespace, labels } }) => {
      const own = at(after, 'spec', 'selector', 'matchLabels') as Record<string, string> | undefined;
      return (
        after?.metadata.namespace === namespace &&
        Object.entries(labels).every(([label, value]) => own?.[label] === value)
      );
    })
    .map(({ what }) => ({
      level: 'care',
      rule: 'restart',
      message: `${what} is away while its only pod restarts: tasks that need it then fail, or wait`,
    }));
