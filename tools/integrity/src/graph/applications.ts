import type { ApplicationResource } from '@headwater/argocd';
import type { Resource } from '@headwater/k8s';
import { folderOf, rootFile } from './files.ts';
import { nameOf, type Graph } from './graph.ts';
import { kustomizationOf } from './kustomization.ts';
import type { Item } from './manifests.ts';
import { once } from './once.ts';

/** An Application of Argo CD, and what it applies. */
export interface Application {
  readonly name: string;
  readonly file: string;
  readonly resource: ApplicationResource;
  /** Its turn among the Applications of the root. */
  readonly wave: number;
  /** The folders of this repository that it tracks; none of an upstream source. */
  readonly folders: readonly string[];
  /** What it applies from them: not what a kustomization.yaml beside it leaves out. */
  readonly items: readonly Item[];
}

export interface Applications {
  readonly all: readonly Application[];
  readonly byName: ReadonlyMap<string, Application>;
  /** By each folder that an Application tracks. */
  readonly byFolder: ReadonlyMap<string, Application>;
  /** The Application of all Applications, which syncs by itself and waits for nothing. */
  readonly root: Application | undefined;
}

type Source = Partial<ApplicationResource['spec']['source']>;

export const applicationsOf = once((graph: Graph): Applications => {
  const byFolder = Map.groupBy(graph.items, ({ file }) => folderOf(file));
  const applications = graph.of('Application');
  const repository = sourcesOf(applications.find(({ file }) => file === rootFile(graph))?.resource)[0]?.repoURL;
  const all = applications.map(({ file, resource }): Application => {
    const folders = sourcesOf(resource).flatMap(({ repoURL, path }) =>
      path !== undefined && (repository === undefined || repoURL === repository)
        ? [path.replace(/^\.\/|\/$/g, '')]
        : [],
    );
    const items = folders.flatMap((folder) => appliedOf(byFolder.get(folder) ?? []));
    return { name: nameOf(resource), file, resource, wave: waveOf(resource), folders, items };
  });
  return {
    all,
    byName: new Map(all.map((application) => [application.name, application])),
    byFolder: new Map(all.flatMap((application) => application.folders.map((folder) => [folder, application]))),
    root: all.find(({ file }) => file === rootFile(graph)),
  };
});

/** The Application that applies `file`. */
export const applicationOf = (graph: Graph, file: string): Application | undefined =>
  applicationsOf(graph).byFolder.get(folderOf(file));

/** Where the objects of an Application come from: one place, or several. */
export function sourcesOf(resource: ApplicationResource | undefined): readonly Source[] {
  const { source, sources } = (resource?.spec ?? {}) as { source?: Source; sources?: readonly Source[] };
  return sources ?? (source ? [source] : []);
}

/** Argo CD applies every file of a folder, and leaves the choice to kustomize where that has a say. */
function appliedOf(items: readonly Item[]): readonly Item[] {
  const kustomization = kustomizationOf(items);
  return kustomization ? items.filter(({ file }) => kustomization.resources.has(file)) : items;
}

const waveOf = ({ metadata }: Resource): number => Number(metadata?.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
