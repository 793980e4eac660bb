import { titleOf } from '../../objects/item.ts';
import type { Risk, RiskRule } from '../risk.ts';
import type { Change } from '../change.ts';

/** What goes with an object that is taken away. */
export const removal: RiskRule = ({ changes }) =>
  changes.flatMap((change) => (change.after === undefined ? lost(change) : []));

function lost({ identity, pruned }: Change): Risk[] {
  if (!pruned) {
    const message = `${titleOf(identity)} is removed from Git, and stays: Argo CD does not prune it; delete it by hand`;
    return [{ level: 'care', rule: 'removal', message }];
  }
  const danger = (message: string): Risk[] => [
    { level: 'danger', rule: 'removal', message: `${titleOf(identity)} is removed: ${message}`, backup: true },
  ];
  switch (identity.kind) {
    case 'Namespace':
      return danger('everything in it is deleted, its volumes and secrets too');
    case 'CustomResourceDefinition':
      return danger('every object of its kind is deleted with it');
    case 'PersistentVolumeClaim':
      return danger('what is in the volume is lost where its class deletes volumes');
    case 'PersistentVolume':
      return danger('what is in it may be lost');
    case 'Application':
      return danger('Argo CD deletes what it brought, where it has a finalizer');
    case 'StatefulSet':
      return [
        {
          level: 'care',
          rule: 'removal',
          message: `${titleOf(identity)} is removed: its pods end; its volumes stay until a person deletes them`,
          backup: true,
        },
      ];
    default:
      return [];
  }
}
