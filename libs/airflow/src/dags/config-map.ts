import { configMap, fileKey } from '@headwater/k8s';
import type { PodParts } from '../pod-parts.ts';
import { dagsFolder, localBundle, type DagDelivery } from './delivery.ts';

const name = 'airflow-dags';
// not that of another delivery: an apply that makes a volume of another kind leaves the defaultMode that nobody set
const volume = 'dag-files';

/** The DAG files themselves, by their paths, in a ConfigMap. */
export function configMapDags(files: Readonly<Record<string, string>>): DagDelivery {
  // a mounted ConfigMap holds each file twice: below a folder that begins with two dots, and as a link to it
  const ignored = `${files['.airflowignore'] ?? ''}\n..*\n`.trimStart();
  const entries = Object.entries({ ...files, '.airflowignore': ignored }).map(([path, text]) => ({
    key: fileKey(path),
    path,
    text,
  }));
  const items = entries.map(({ key, path }) => ({ key, path }));
  const parts: PodParts = {
    mounts: [{ name: volume, mountPath: dagsFolder, readOnly: true }],
    volumes: [{ name: volume, configMap: { name, items } }],
  };
  return {
    bundle: localBundle(dagsFolder),
    refreshSeconds: 30,
    resources: [configMap('orchestrator', name, Object.fromEntries(entries.map(({ key, text }) => [key, text])))],
    service: parts,
    task: parts,
  };
}
