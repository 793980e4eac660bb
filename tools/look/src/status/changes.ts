import type { Status } from './status.ts';

/** What has changed from one look to the next, a sentence each. */
export function changes(before: Status, after: Status): string[] {
  const [known, seen] = [sentences(before), sentences(after)];
  const gone = before.pods.filter(({ namespace, name }) => !seen.has(`pod ${namespace}/${name}`));
  return [
    ...[...seen].filter(([subject, text]) => known.get(subject) !== text).map(([, text]) => text),
    ...gone.map(({ namespace, name }) => `${namespace}/${name} is ready, or gone`),
    ...(before.healthy === after.healthy ? [] : [after.healthy ? 'all is well' : 'not all is well']),
  ];
}

const sentences = ({ applications, pods, position }: Status): Map<string, string> =>
  new Map([
    ...applications.map(({ name, sync, health }) => [`application ${name}`, `${name}: ${sync}, ${health}`] as const),
    ...pods.map(
      ({ namespace, name, container, reason }) =>
        [
          `pod ${namespace}/${name}`,
          `${namespace}/${name}: ${container === undefined ? '' : `${container}: `}${reason}`,
        ] as const,
    ),
    ['commit', `${position.live.slice(0, 7)} is live`] as const,
  ]);
