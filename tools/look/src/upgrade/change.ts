import { keyOf, identityOf, type Identity, type Item } from '../objects/item.ts';
import type { CommittedFolder } from '../git/committed.ts';
import { comparable } from '../diff/comparable.ts';
import { patchOf } from '../diff/difference.ts';

/** An object that another commit would bring, change or take away. */
export interface Change {
  readonly application: string;
  readonly wave: number | undefined;
  readonly identity: Identity;
  readonly before?: Item;
  readonly after?: Item;
  /** Whether Argo CD deletes it where it is taken away. */
  readonly pruned: boolean;
}

export const verbOf = ({ before, after }: Change): 'added' | 'changed' | 'removed' =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

interface Placed {
  readonly folder: CommittedFolder;
  readonly item: Item;
}

/** What differs between two commits, object by object, in the order of the waves. */
export function changesBetween(before: readonly CommittedFolder[], after: readonly CommittedFolder[]): Change[] {
  const [from, to] = [placed(before), placed(after)];
  return [...new Set([...to.keys(), ...from.keys()])]
    .flatMap((key) => changeOf(from.get(key), to.get(key)))
    .sort((a, b) => (a.wave ?? -1000) - (b.wave ?? -1000) || (a.application < b.application ? -1 : 1));
}

/** A change between two states of one object; none where nothing that counts differs. */
export function changeOf(before: Placed | undefined, after: Placed | undefined): Change[] {
  const { folder, item } = (after ?? before)!;
  if (before && after && patchOf(comparable(before.item), comparable(after.item)) === '') return [];
  return [
    {
      application: folder.application,
      wave: folder.wave,
      identity: identityOf(item),
      pruned: folder.prunes && !keeps(item),
      ...(before ? { before: before.item } : {}),
      ...(after ? { after: after.item } : {}),
    },
  ];
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources */
const keeps = ({ metadata: { annotations } }: Item): boolean =>
  (annotations?.['argocd.argoproj.io/sync-options'] ?? '').split(',').includes('Prune=false');

const placed = (folders: readonly CommittedFolder[]): Map<string, Placed> =>
  new Map(
    folders.flatMap((folder) => folder.items.map((item) => [keyOf(identityOf(item)), { folder, item }] as const)),
  );
