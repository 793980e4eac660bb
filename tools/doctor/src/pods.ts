import { namespaces } from '@headwater/contracts';
import type { Workload } from '@headwater/k8s';
import type { IContainerStatus, IPod } from 'kubernetes-models/v1';
import type { ClusterReader } from './cluster-reader.ts';

/** Where somebody else's pods are none of our business; those of Kubernetes itself carry ours. */
export const isOurs = (namespace: string | undefined): boolean =>
  namespace === 'kube-system' || (namespaces as readonly (string | undefined)[]).includes(namespace);

export const allPods = ({ items }: ClusterReader): Promise<readonly IPod[]> => items<IPod>('pods', '--all-namespaces');

/** The pods of the platform and of Kubernetes itself. */
export const ourPods = async (cluster: ClusterReader): Promise<readonly IPod[]> =>
  (await allPods(cluster)).filter(({ metadata }) => isOurs(metadata?.namespace));

/** The containers of a pod, those that run first included, as the kubelet sees them. */
export const statuses = ({ status }: IPod): readonly IContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];

/** Whether a pod is one of these, and runs. */
export const isReadyOf = ({ namespace, labels }: Workload, { metadata, status }: IPod): boolean =>
  metadata?.namespace === namespace &&
  Object.entries(labels).every(([label, value]) => metadata.labels?.[label] === value) &&
  (status?.containerStatuses ?? []).some(({ ready }) => ready);

/** Whether nobody makes the pod again when it is gone. */
export const isBare = ({ metadata }: IPod): boolean => (metadata?.ownerReferences ?? []).length === 0;

export const deleteCommandOf = ({ metadata }: IPod): string =>
  `delete pod ${metadata?.name} --namespace=${metadata?.namespace}`;
