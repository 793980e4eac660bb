import { loadAll } from 'js-yaml';
import { at, type Item } from '../objects/item.ts';

/** What an Application brings to the cluster, as it is committed. */
export interface CommittedFolder {
  readonly application: string;
  /** Undefined for the root, which comes before all waves. */
  readonly wave: number | undefined;
  /** `kustomization`: more than what is here comes with it; `upstream`: nothing of it is in this repository. */
  readonly source: 'manifests' | 'kustomization' | 'upstream';
  readonly path: string;
  /** Of an upstream source. */
  readonly origin?: { readonly repository: string; readonly revision: string };
  /** Whether Argo CD applies it on the server's side. */
  readonly serverSide: boolean;
  /** Whether it deletes what is no longer committed. */
  readonly prunes: boolean;
  readonly ignored: readonly Ignored[];
  readonly items: readonly Item[];
  /** path → text, of those that belong to a kustomization. */
  readonly files: ReadonlyMap<string, string>;
}

/** A place that Argo CD leaves to others: https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/ */
export interface Ignored {
  readonly group?: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly jsonPointers?: readonly string[];
}

/** Sorts the files of a commit by the Applications that track them; the root first, then wave by wave. */
export function committedFolders(files: ReadonlyMap<string, string>, environment: string): CommittedFolder[] {
  const folder = `argocd/${environment}/`;
  const tracked = [...files].filter(([path]) => path === `${folder}root.yaml` || path.startsWith(`${folder}apps/`));
  return tracked
    .flatMap(([path, text]) => documents(path, text))
    .filter(({ kind }) => kind === 'Application')
    .map((application) => committedFolder(application, files))
    .sort((a, b) => (a.wave ?? -1000) - (b.wave ?? -1000) || (a.application < b.application ? -1 : 1));
}

function committedFolder(application: Item, files: ReadonlyMap<string, string>): CommittedFolder {
  const { name, annotations } = application.metadata;
  const path = String(at(application, 'spec', 'source', 'path') ?? '');
  const own = new Map([...files].filter(([file]) => file.startsWith(`${path}/`)));
  const wave = annotations?.['argocd.argoproj.io/sync-wave'];
  const kustomized = own.has(`${path}/kustomization.yaml`);
  const options = (at(application, 'spec', 'syncPolicy', 'syncOptions') as string[] | undefined) ?? [];
  return {
    application: name,
    wave: name === 'root' ? undefined : Number(wave ?? 0),
    source: own.size === 0 ? 'upstream' : kustomized ? 'kustomization' : 'manifests',
    path,
    ...(own.size === 0 ? { origin: originOf(application) } : {}),
    serverSide: options.includes('ServerSideApply=true'),
    prunes: at(application, 'spec', 'syncPolicy', 'automated', 'prune') === true,
    ignored: (at(application, 'spec', 'ignoreDifferences') as Ignored[] | undefined) ?? [],
    items: [...own].filter(([file]) => file.endsWith('.yaml')).flatMap(([file, text]) => documents(file, text)),
    files: own,
  };
}

const originOf = (application: Item): { repository: string; revision: string } => ({
  repository: String(at(application, 'spec', 'source', 'repoURL') ?? ''),
  revision: String(at(application, 'spec', 'source', 'targetRevision') ?? ''),
});

/** A kustomization has no name of its own: it is called as the folder that it is in. */
export const documents = (path: string, text: string): Item[] =>
  (loadAll(text) as (Item | null)[])
    .filter((item) => item !== null)
    .map((item) => ({ ...item, metadata: item.metadata ?? { name: path.split('/').at(-2) ?? path } }));
