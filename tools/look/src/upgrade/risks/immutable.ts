import { at, isHook, titleOf, type Item } from '../../objects/item.ts';
import type { RiskRule } from '../risk.ts';

/** The fields that the API server lets nobody change; for a StatefulSet, see statefulSet. */
const immutable: Readonly<Record<string, readonly (readonly string[])[]>> = {
  // https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
  Deployment: [['spec', 'selector']],
  DaemonSet: [['spec', 'selector']],
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/
  Job: [
    ['spec', 'selector'],
    ['spec', 'template'],
    ['spec', 'completionMode'],
  ],
  // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example
  RoleBinding: [['roleRef']],
  ClusterRoleBinding: [['roleRef']],
  // https://kubernetes.io/docs/concepts/storage/storage-classes/
  StorageClass: [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
  PersistentVolumeClaim: [
    ['spec', 'accessModes'],
    ['spec', 'storageClassName'],
    ['spec', 'volumeName'],
    ['spec', 'volumeMode'],
    ['spec', 'selector'],
  ],
  Secret: [['type']],
};

// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/
const changeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** What the API server refuses to change, so that the sync fails until the object is made anew. */
export const immutableFields: RiskRule = ({ changes }) =>
  changes.flatMap(({ identity, before, after }) => {
    if (!before || !after || isHook(after)) return [];
    return immutableIn(before, after).map((field) => ({
      level: 'danger' as const,
      rule: 'immutable-field',
      message: `${titleOf(identity)}: '${field}' can't be changed; ${wayOut(identity.kind)}`,
      ...(holdsData(identity.kind) ? { backup: true as const } : {}),
    }));
  });

function immutableIn(before: Item, after: Item): string[] {
  if (before.kind === 'StatefulSet') return statefulSet(before, after);
  if ((before.kind === 'ConfigMap' || before.kind === 'Secret') && before['immutable'] === true) {
    return ['data', 'binaryData', 'immutable'].filter((field) => differs(before[field], after[field]));
  }
  return (immutable[before.kind] ?? [])
    .filter((path) => differs(at(before, ...path), at(after, ...path)))
    .map((path) => path.join('.'));
}

function statefulSet(before: Item, after: Item): string[] {
  const [from, to] = [before, after].map((item) => (item['spec'] ?? {}) as Record<string, unknown>);
  return [...new Set([...Object.keys(from!), ...Object.keys(to!)])]
    .filter((field) => !changeable.includes(field) && differs(from![field], to![field]))
    .map((field) => `spec.${field}`);
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const holdsData = (kind: string): boolean => kind === 'StatefulSet' || kind === 'PersistentVolumeClaim';

function wayOut(kind: string): string {
  if (kind === 'StatefulSet')
    return 'delete it with --cascade=orphan after the push, and Argo CD makes it anew around its pods';
  if (kind === 'PersistentVolumeClaim') return 'back up, delete it with what is in it after the push, and restore';
  return 'delete it after the push, and Argo CD makes it anew';
}
