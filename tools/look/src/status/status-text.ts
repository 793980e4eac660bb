import { chalk } from 'zx';
import { count, positionText, short } from '../git/position-text.ts';
import { titleOf } from '../objects/item.ts';
import { age } from '../text/age.ts';
import { table, wrap } from '../text/table.ts';
import type { ApplicationStatus, PodStatus, Status } from './status.ts';

/** The same for a person: the sum of it, then a paragraph for each thing there is to say; `at` is the time. */
export function statusText(status: Status, at: number, columns: number): string[] {
  return [
    summary(status),
    '',
    ...applications(status.applications, at, columns),
    ...section(
      'not ready',
      status.pods.flatMap((pod) => podLines(pod, columns)),
    ),
    ...section('not as in Git', drift(status)),
    ...section('images', images(status)),
    '',
    ...wrap(positionText(status.position), columns),
  ];
}

function summary({ cluster, healthy, applications, pods, drift }: Status): string {
  if (healthy) return `${cluster}: ${chalk.green(`all ${applications.length} Applications are synced and healthy`)}`;
  const ill = applications.filter(({ done }) => !done).length;
  const waiting = pods.filter(({ work }) => !work).length;
  const parts = [
    ...(ill > 0 ? [`${ill} of ${applications.length} Applications`] : []),
    ...(waiting > 0 ? [count(waiting, 'pod')] : []),
    ...(drift.length > 0 ? [count(drift.length, 'object')] : []),
  ];
  return `${cluster}: ${chalk.red(`not well: ${parts.join(', ')}`)}`;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', chalk.bold(title), ...lines];

function applications(list: readonly ApplicationStatus[], at: number, columns: number): string[] {
  const head = ['wave', 'application', 'sync', 'health', 'commit', 'since'].map((each) => chalk.bold(each));
  const rows = table([head, ...list.map((each) => row(each, at))]);
  return rows.flatMap((line, index) => {
    const reason = list[index - 1]?.reason ?? '';
    return reason === '' ? [line] : [line, ...indented(reason, 6, columns)];
  });
}

const row = ({ name, wave, sync, health, revision, since }: ApplicationStatus, at: number): string[] => [
  wave === undefined ? '' : String(wave).padStart(4),
  name,
  coloured(sync, sync === 'Synced'),
  coloured(health, health === 'Healthy'),
  short(revision),
  since === undefined ? '' : age(since, at),
];

const coloured = (text: string, well: boolean): string => (well ? chalk.green(text) : chalk.red(text));

function podLines({ namespace, name, container, reason, lastLine, work }: PodStatus, columns: number): string[] {
  const title = `  ${namespace}/${name}${work ? chalk.dim(' (work, not the platform)') : ''}`;
  const why = container === undefined ? reason : `${container}: ${reason}`;
  return [title, ...indented(why, 4, columns), ...(lastLine ? indented(`› ${lastLine}`, 4, columns).map(dim) : [])];
}

const dim = (text: string): string => chalk.dim(text);

// what Kubernetes says may be pages long
const indented = (text: string, by: number, columns: number): string[] =>
  wrap(text, Math.max(20, columns - by))
    .slice(0, 4)
    .map((line) => `${' '.repeat(by)}${line}`);

const drift = ({ drift }: Status): string[] =>
  drift.map(
    ({ application, extraneous, ...object }) =>
      `  ${application}: ${titleOf(object)}${extraneous ? ' is live, and not in Git' : ''}`,
  );

const images = ({ images }: Status): string[] => {
  const rows = table(images.map(({ repository, running, same }) => [`  ${repository}`, versions(running, same)]));
  return rows.flatMap((line, index) => (images[index]!.same ? [line] : [line, `    ${committed(images[index]!)}`]));
};

const versions = (running: readonly string[], same: boolean): string =>
  same ? running.join(', ') : chalk.red(running.join(', '));

const committed = ({ committed }: Status['images'][number]): string =>
  committed.length === 0 ? 'nothing in Git names it' : `committed is ${committed.join(', ')}`;
