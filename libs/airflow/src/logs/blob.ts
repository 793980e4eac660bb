import type { AzureIdentity } from '@headwater/contracts';
import type { IPersistentVolume } from 'kubernetes-models/v1';
import { claim } from '../volumes.ts';
import { onClaim, claimName } from './volume.ts';
import type { TaskLogs } from './task-logs.ts';

/** A container of Azure's blob storage. */
export interface BlobContainer {
  readonly account: string;
  readonly container: string;
  readonly resourceGroup: string;
  /** What the volume states, as a Kubernetes quantity: a container has no size. */
  readonly size: string;
  /** Who reads and writes it (Storage Blob Data Contributor). */
  readonly identity: AzureIdentity;
}

const storageClass = 'azureblob-fuse-premium';
const volumeName = 'orchestrator-airflow-logs';

/**
 * A container as a folder that all pods of Airflow share, by blobfuse. It signs in as the pods that mount it, and nobody
 * has a key of the account.
 */
export const logsInBlobContainer = ({ size, identity, ...place }: BlobContainer): TaskLogs => ({
  ...onClaim,
  identity,
  resources: [volume({ size, identity, ...place }), claim(claimName, storageClass, size, volumeName)],
});

/** Source: https://github.com/kubernetes-sigs/blob-csi-driver/blob/v1.27.9/docs/driver-parameters.md */
const volume = ({ account, container, resourceGroup, size, identity }: BlobContainer): IPersistentVolume => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: volumeName, annotations: { 'pv.kubernetes.io/provisioned-by': 'blob.csi.azure.com' } },
  spec: {
    storageClassName: storageClass,
    capacity: { storage: size },
    accessModes: ['ReadWriteMany'],
    persistentVolumeReclaimPolicy: 'Retain',
    // blobfuse knows nothing of a pod's fsGroup: files belong to whom the mount says, Airflow's user and its group
    mountOptions: [
      '-o allow_other',
      '-o uid=50000',
      '-o gid=0',
      '-o umask=002',
      // a log that another pod has written is seen after two minutes at most
      '--file-cache-timeout-in-seconds=120',
      '-o attr_timeout=120',
      '-o entry_timeout=120',
      '-o negative_timeout=120',
    ],
    csi: {
      driver: 'blob.csi.azure.com',
      volumeHandle: `${resourceGroup}#${account}#${container}`,
      volumeAttributes: {
        resourceGroup,
        storageAccount: account,
        containerName: container,
        protocol: 'fuse2',
        clientID: identity.clientId,
        // not to fetch the key of the account with it
        mountWithWorkloadIdentityToken: 'true',
      },
    },
  },
});
