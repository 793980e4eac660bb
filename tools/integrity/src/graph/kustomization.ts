import { join } from 'node:path/posix';
import { folderOf } from './files.ts';
import type { Item } from './manifests.ts';

/** What the kustomization.yaml of a folder makes of the files beside it. */
export interface Kustomization {
  readonly file: string;
  /** The files that it applies. */
  readonly resources: ReadonlySet<string>;
  /** Every file that it names, patches included. */
  readonly named: ReadonlySet<string>;
}

/** That of a folder with `items`, where it has one. */
export function kustomizationOf(items: readonly Item[]): Kustomization | undefined {
  const item = items.find(({ resource }) => resource.kind === 'Kustomization');
  if (!item) return undefined;
  const { resources = [] } = item.resource as { resources?: readonly string[] };
  const inFolder = (path: string): string => join(folderOf(item.file), path);
  return {
    file: item.file,
    resources: new Set(resources.map(inFolder)),
    named: new Set(stringsIn(item.resource).map(inFolder)),
  };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}
