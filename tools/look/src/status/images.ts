import { containersOf } from '../objects/pod-spec.ts';
import { versionOf } from '../objects/versions.ts';
import { isOver, type Pod } from './pod.ts';

/** What runs of a program, and what is committed of it. */
export interface ImageVersions {
  readonly repository: string;
  readonly running: readonly string[];
  /** Empty where nothing in Git names it. */
  readonly committed: readonly string[];
  /** Whether all that runs is committed. */
  readonly same: boolean;
}

/** By image, what the pods run and what the committed files name. */
export function imageVersions(pods: readonly Pod[], committed: readonly string[]): ImageVersions[] {
  const running = pods
    .filter((pod) => !isOver(pod))
    .flatMap(({ spec }) => containersOf(spec).flatMap(({ image }) => image ?? []));
  const names = [...new Set(running.map((reference) => versionOf(reference).repository))].sort();
  return names.map((repository) => {
    const [here, there] = [versions(running, repository), versions(committed, repository)];
    return { repository, running: here, committed: there, same: here.every((version) => there.includes(version)) };
  });
}

const versions = (references: readonly string[], repository: string): string[] =>
  [
    ...new Set(
      references
        .map(versionOf)
        .filter((each) => each.repository === repository)
        .map(({ version }) => version),
    ),
  ].sort();
