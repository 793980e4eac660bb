import type { PodParts } from '../pod-parts.ts';
import { nodeFolder, type NodeFolder } from '../volumes.ts';
import { dagsFolder, localBundle, type DagDelivery } from './delivery.ts';

const name = 'airflow-dags';

/** A folder of the node, as `minikube mount` brings it from the laptop: a saved file is seen at once. */
export function mountedDags(folder: Omit<NodeFolder, 'name'>): DagDelivery {
  const parts: PodParts = {
    mounts: [{ name: 'dags', mountPath: dagsFolder, readOnly: true }],
    volumes: [{ name: 'dags', persistentVolumeClaim: { claimName: name, readOnly: true } }],
  };
  return {
    bundle: localBundle(dagsFolder),
    refreshSeconds: 10,
    resources: nodeFolder({ ...folder, name }),
    service: parts,
    task: parts,
  };
}
