import { chalk } from 'zx';
import { count, positionText } from '../git/position-text.ts';
import type { Position } from '../git/repository.ts';
import { titleOf } from '../objects/item.ts';
import type { Difference, DifferenceState } from './difference.ts';

const sentences: Readonly<Record<DifferenceState, string>> = {
  changed: 'is not as it is committed',
  missing: 'is committed, and not live',
  extraneous: 'is live, and not committed: Argo CD removes it where it prunes',
  refused: 'is committed, and could not be applied',
  uncompared: 'is out of sync',
};

/** For a person: an object at a time, what is live in red, what is committed in green. */
export function diffText(differences: readonly Difference[], compared: number, position: Position): string[] {
  return [...differences.flatMap(lines), sum(differences, compared), positionText(position)];
}

const sum = (differences: readonly Difference[], compared: number): string =>
  differences.length === 0
    ? chalk.green(`no difference in ${count(compared, 'object')}`)
    : `${count(differences.length, 'difference')} in ${count(compared, 'object')}`;

function lines({ application, state, patch = '', message, ...object }: Difference): string[] {
  const title = `${chalk.bold(`${application}: ${titleOf(object)}`)} ${sentences[state]}`;
  const body = patch.split('\n').filter((line) => line !== '' && !line.startsWith('==='));
  return [message === undefined ? title : `${title}: ${message}`, ...body.map(coloured), ''];
}

function coloured(line: string): string {
  if (line.startsWith('@@')) return chalk.cyan(line);
  if (line.startsWith('-')) return chalk.red(line);
  return line.startsWith('+') ? chalk.green(line) : line;
}
