import { inWave } from '@headwater/argocd';
import type { Resource } from '@headwater/k8s';
import type { IPersistentVolume, IPersistentVolumeClaim } from 'kubernetes-models/v1';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1';

export interface NodeFolder {
  /** Of the claim and, with the namespace before it, of the volume and its class. */
  readonly name: string;
  /** The folder on the node; it has to be there, writable for user 50000 or group 0. */
  readonly path: string;
  /** The host name of the node. */
  readonly node: string;
  /** What the volume states, as a Kubernetes quantity: a folder has no size. */
  readonly size: string;
}

/**
 * A folder of one node as a claim: pods may use it under Pod Security level `restricted`,
 * which refuses hostPath volumes.
 */
export function nodeFolder({ name, path, node, size }: NodeFolder): Resource[] {
  const qualified = `orchestrator-${name}`;
  const storageClass: IStorageClass = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: qualified },
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
  const volume: IPersistentVolume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: qualified },
    spec: {
      storageClassName: qualified,
      capacity: { storage: size },
      accessModes: ['ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      local: { path },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] },
          ],
        },
      },
    },
  };
  return [storageClass, volume, claim(name, qualified, size, qualified)];
}

/** A claim for a volume that many pods read and write. */
export const claim = (name: string, storageClass: string, size: string, volume?: string): IPersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    name,
    namespace: 'orchestrator',
    // some classes bind only when a pod uses the claim: it must not hold up the wave of the pods
    annotations: inWave(2),
  },
  spec: {
    accessModes: ['ReadWriteMany'],
    storageClassName: storageClass,
    resources: { requests: { storage: size } },
    ...(volume === undefined ? {} : { volumeName: volume }),
  },
});
