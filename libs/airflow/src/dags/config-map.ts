import { configMap } from '@headwater/k8s';
import type { PodParts } from '../pod-parts.ts';
import { dagsFolder, localBundle, type DagDelivery } from './delivery.ts';

const name = 'airflow-dags';
// etcd takes no larger object: https://kubernetes.io/docs/concepts/configuration/configmap/
const limit = 1024 ** 2;

/** The DAG files themselves, by name, in a ConfigMap. Throws where they don't fit into one. */
export function configMapDags(files: Readonly<Record<string, string>>): DagDelivery {
  const size = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size > limit) {
    throw new Error(
      `airflow.dags: ${Object.keys(files).length} files of ${size} bytes do not fit into a ConfigMap of ${limit}; choose delivery git-bundle`,
    );
  }
  const parts: PodParts = {
    mounts: [{ name: 'dags', mountPath: dagsFolder, readOnly: true }],
    volumes: [{ name: 'dags', configMap: { name } }],
  };
  return {
    bundle: localBundle(dagsFolder),
    refreshSeconds: 30,
    // a mounted ConfigMap holds each file twice: below a folder that begins with two dots, and as a link to it
    resources: [configMap('orchestrator', name, { '.airflowignore': '..*\n', ...files })],
    service: parts,
    task: parts,
  };
}
