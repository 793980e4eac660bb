import { stepBetween, versionOf, type Step } from '../objects/versions.ts';
import { imagesIn } from '../objects/images.ts';

/** A program that would run in another version. */
export interface ImageChange {
  readonly repository: string;
  /** None where it is new, or no longer used. */
  readonly from?: string;
  readonly to?: string;
  readonly step: Step | 'new' | 'gone';
}

/** What two commits name, compared by image; `before` and `after` are path → text. */
export function imageChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ImageChange[] {
  const [from, to] = [byRepository(before), byRepository(after)];
  return [...new Set([...from.keys(), ...to.keys()])].sort().flatMap((repository) => {
    const [old, next] = [from.get(repository) ?? [], to.get(repository) ?? []];
    const gone = old.filter((reference) => !next.includes(reference));
    const come = next.filter((reference) => !old.includes(reference));
    return pairs(gone, come).map(([was, is]) => change(repository, was, is));
  });
}

function byRepository(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const references = [...new Set([...files].flatMap(([path, text]) => imagesIn(path, text)))].sort();
  return Map.groupBy(references, (reference) => versionOf(reference).repository);
}

/** The n-th that goes with the n-th that comes: most often there is one of each. */
const pairs = (gone: readonly string[], come: readonly string[]): [string | undefined, string | undefined][] =>
  Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => [gone[index], come[index]]);

function change(repository: string, was: string | undefined, is: string | undefined): ImageChange {
  const [from, to] = [was, is].map((reference) => (reference === undefined ? undefined : versionOf(reference)));
  if (!from) return { repository, to: to!.version, step: 'new' };
  if (!to) return { repository, from: from.version, step: 'gone' };
  return { repository, from: from.version, to: to.version, step: stepBetween(from.version, to.version) };
}
