import { parseQuantity } from '@headwater/k8s';
import { at, titleOf } from '../../objects/item.ts';
import type { Risk, RiskRule } from '../risk.ts';

/** Volumes may grow where their class lets them, and never shrink: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims */
export const volumeSize: RiskRule = ({ changes }) =>
  changes.flatMap(({ identity, before, after }): Risk[] => {
    if (identity.kind !== 'PersistentVolumeClaim' || !before || !after) return [];
    const [from, to] = [before, after].map((item) => at(item, 'spec', 'resources', 'requests', 'storage'));
    if (from === to) return [];
    const smaller = parseQuantity(String(to)) < parseQuantity(String(from));
    return [
      {
        level: smaller ? 'danger' : 'care',
        rule: 'volume-size',
        message: smaller
          ? `${titleOf(identity)}: ${String(from)} → ${String(to)}: a volume can't shrink; make a new one and restore into it`
          : `${titleOf(identity)}: ${String(from)} → ${String(to)}: its storage class must allow expansion`,
        ...(smaller ? { backup: true as const } : {}),
      },
    ];
  });
