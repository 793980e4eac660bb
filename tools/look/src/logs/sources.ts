import type { Pod } from '../status/pod.ts';

/** One log of a container. */
export interface Source {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Whether more may come. */
  readonly running: boolean;
}

/** The logs of some pods: of all their containers, the ones that run before the others first. */
export const sourcesOf = (pods: readonly Pod[]): Source[] =>
  pods
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .flatMap(({ metadata: { namespace, name }, spec, status }) => {
      const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
      const begun = statuses.filter(
        ({ state, lastState }) => state?.running || state?.terminated || lastState?.terminated,
      );
      return [...(spec.initContainers ?? []), ...spec.containers].flatMap(({ name: container }) => {
        const own = begun.find((each) => each.name === container);
        return own ? [{ namespace, pod: name, container, running: own.state?.running !== undefined }] : [];
      });
    });

/** What stands before the lines of each log: as little as tells them apart, all of the same width. */
export function prefixes(sources: readonly Source[]): string[] {
  if (sources.length < 2) return sources.map(() => '');
  const severalContainers = (pod: string) => sources.filter((each) => each.pod === pod).length > 1;
  const names = sources.map(({ pod, container }) => (severalContainers(pod) ? `${pod}/${container}` : pod));
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}  `);
}
