import { emit } from '@headwater/yaml';
import { createTwoFilesPatch } from 'diff';
import type { Identity } from '../objects/item.ts';
import { identityOf, keyOf, type Item } from '../objects/item.ts';
import type { CommittedFolder } from '../git/committed.ts';
import type { LiveResource } from '../status/status.ts';
import { comparable } from './comparable.ts';
import { masked } from './masked.ts';

/** One object that is not in the cluster as it is committed. */
export interface Difference extends Identity {
  readonly application: string;
  readonly state: DifferenceState;
  /** What differs, from live to committed, as a unified diff of YAML. */
  readonly patch?: string;
  /** In the words of the API server, or of Argo CD. */
  readonly message?: string;
}

/**
 * `changed`: live, but another; `missing`: committed, not live; `extraneous`: live and tracked by Argo CD, not
 * committed; `refused`: the API server would not take what is committed; `uncompared`: nobody knows.
 */
export type DifferenceState = 'changed' | 'missing' | 'extraneous' | 'refused' | 'uncompared';

/** What the cluster answers about one committed object. */
export interface Answer {
  readonly committed: Item;
  /** As it is; none where it is not there. */
  readonly live?: Item;
  /** As it would be if the committed one were applied. */
  readonly applied?: Item;
  /** Why it would not be. */
  readonly refusal?: string;
}

/** What differs of one Application. `resources` are those that Argo CD tracks for it. */
export function differences(
  { application, ignored, items }: Pick<CommittedFolder, 'application' | 'ignored' | 'items'>,
  answers: readonly Answer[],
  resources: readonly LiveResource[],
): Difference[] {
  // hooks are committed, and not asked about
  const committed = new Set(
    [...items, ...answers.map((answer) => answer.committed)].map((each) => keyOf(identityOf(each))),
  );
  const extraneous = resources
    // a hook comes and goes, and what is not there can't be too much
    .filter(({ hook, status }) => !hook && status !== undefined)
    .map(({ group = '', kind, namespace = '', name }) => ({ group, kind, namespace, name }))
    .filter((identity) => !committed.has(keyOf(identity)));
  return [
    ...answers.flatMap((answer) => differenceOf(answer, ignored).map((each) => ({ application, ...each }))),
    ...extraneous.map((identity) => ({ application, ...identity, state: 'extraneous' as const })),
  ];
}

function differenceOf(
  { committed, live, applied, refusal }: Answer,
  ignored: CommittedFolder['ignored'],
): Omit<Difference, 'application'>[] {
  const identity = identityOf(committed);
  if (!live) return [{ ...identity, state: 'missing' }];
  if (!applied) return [{ ...identity, state: 'refused', ...(refusal ? { message: refusal } : {}) }];
  const patch = patchOf(comparable(live, ignored), comparable(applied, ignored));
  return patch === '' ? [] : [{ ...identity, state: 'changed', patch }];
}

/** Empty where both are the same. */
export function patchOf(live: Item, committed: Item): string {
  const [before, after] = masked(live, committed).map((item) => emit(sorted(item) as object)) as [string, string];
  return before === after
    ? ''
    : createTwoFilesPatch('live', 'committed', before, after).split('\n').slice(1).join('\n');
}

/** The API server sorts keys by itself, but not those of custom resources. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
