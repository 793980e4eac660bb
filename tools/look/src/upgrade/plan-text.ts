import { chalk } from 'zx';
import { positionText } from '../git/position-text.ts';
import { table, wrap } from '../text/table.ts';
import type { Plan, Wave } from './plan.ts';
import type { Risk } from './risk.ts';

/** For a person: what changes, in which order, what to watch out for, and what to do. */
export function planText({ position, fromGit, images, waves, risks, steps }: Plan, columns: number): string[] {
  const where = fromGit ? [] : wrap('this clone lacks the live commit, so that the cluster was asked instead', columns);
  const head = [...wrap(positionText(position), columns), ...where];
  if (steps.length === 0) return [...head, chalk.green('nothing would change')];
  return [
    ...head,
    ...section('images', imageLines(images)),
    ...section('order', waves.flatMap(waveLines)),
    ...section(
      'risks',
      risks.length === 0 ? ['  none that this command knows of'] : risks.flatMap((risk) => riskLines(risk, columns)),
    ),
    ...section(
      'what to do',
      steps.map((step, index) => `  ${index + 1}. ${step}`),
    ),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', chalk.bold(title), ...lines];

const imageLines = (images: Plan['images']): string[] =>
  table(
    images.map(({ repository, from = '', to = '', step }) => [
      `  ${repository}`,
      from === '' || to === '' ? `${from}${to}` : `${from} → ${to}`,
      step === 'major' || step === 'back' ? chalk.red(step) : step,
    ]),
  );

const signs = { added: '+', changed: '~', removed: '-' } as const;
const colours = { added: chalk.green, changed: (text: string) => text, removed: chalk.red } as const;

const waveLines = ({ wave, applications }: Wave): string[] =>
  applications.flatMap(({ name, objects }) => [
    `  ${wave === undefined ? 'root' : `wave ${wave}: ${name}`}`,
    ...objects.map(({ kind, name, change }) => `    ${colours[change](`${signs[change]} ${kind} ${name}`)}`),
  ]);

function riskLines({ level, message }: Risk, columns: number): string[] {
  const [first = '', ...rest] = wrap(message, columns - 10);
  const title = level === 'danger' ? chalk.red('danger') : chalk.yellow('care  ');
  return [`  ${title}  ${first}`, ...rest.map((line) => `${' '.repeat(10)}${line}`)];
}
