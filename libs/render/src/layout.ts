import type { Application } from '@headwater/argocd';
import type { Resource } from '@headwater/k8s';
import type { File, Folder } from './file.ts';

/** Every committed file of the Applications of one namespace, in a folder for each of them. */
export const namespaceFolder = (
  environment: string,
  namespace: string,
  applications: readonly Application[],
): Folder => ({
  path: `manifests/${environment}/${namespace}`,
  files: distinct(applications.flatMap((application) => applicationFiles(namespace, application))),
});

function applicationFiles(namespace: string, { folder, component, source }: Application): File[] {
  if (source.kind !== 'manifests') return [];
  return source.resources.map((resource) => ({
    path: `${folder}/${fileName(resource)}`,
    origin: `apps/${namespace} from ${component}`,
    content: resource,
  }));
}

/** `<kind>-<name>.yaml`, one resource per file. */
export const fileName = ({ kind, metadata }: Resource): string =>
  // kustomize, and Argo CD, know this file by its name
  kind === 'Kustomization' ? 'kustomization.yaml' : `${kind.toLowerCase()}-${metadata?.name}.yaml`;

/** The files, sorted by path. Throws where two resources want the same one. */
export function distinct(files: readonly File[]): File[] {
  const byPath = new Map<string, File>();
  for (const file of files) {
    const other = byPath.get(file.path);
    if (other) throw new Error(`${file.path} is rendered twice, by ${other.origin} and by ${file.origin}; rename one`);
    byPath.set(file.path, file);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
