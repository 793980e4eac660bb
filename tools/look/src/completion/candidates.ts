import type { ArgumentOf, CommandTree, OptionOf } from './command.ts';

/** One word that may stand where the person is, and what it is. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/** The values of an argument or option that has no fixed choices, by its name. */
export type Values = (argument: string) => readonly string[];

/** What the last of `words` may become; those before it stand already. */
export function candidates(root: CommandTree, words: readonly string[], values: Values): Candidate[] {
  const before = words.slice(0, -1);
  const begun = words.at(-1) ?? '';
  const { command, waiting, arguments: given, literal } = walked(root, before);
  const known = (argument: ArgumentOf): Candidate[] =>
    (argument.choices.length > 0 ? argument.choices : values(argument.name)).map((word) => ({
      word,
      description: '',
    }));
  if (waiting?.value) return matching(known(waiting.value), begun);
  const equals = begun.indexOf('=');
  if (!literal && begun.startsWith('--') && equals > 0) {
    const option = command.options.find(({ flags }) => flags.includes(begun.slice(0, equals)));
    const named = option?.value ? known(option.value) : [];
    return matching(
      named.map(({ word, description }) => ({ word: `${begun.slice(0, equals)}=${word}`, description })),
      begun,
    );
  }
  if (!literal && begun.startsWith('-')) return matching(optionsOf(command, before), begun);
  const argument = command.arguments[given] ?? command.arguments.findLast(({ variadic }) => variadic);
  const commands = given === 0 ? command.commands.map(({ name, description }) => ({ word: name, description })) : [];
  return matching([...commands, ...(argument ? known(argument) : [])], begun);
}

const matching = (list: readonly Candidate[], begun: string): Candidate[] =>
  list.filter(({ word }) => word.startsWith(begun));

const optionsOf = ({ options }: CommandTree, before: readonly string[]): Candidate[] =>
  options
    .filter(({ flags }) => !flags.some((flag) => before.includes(flag)))
    .flatMap(({ flags, description }) => flags.map((word) => ({ word, description })));

interface Walked {
  readonly command: CommandTree;
  /** The option whose value comes next. */
  readonly waiting: OptionOf | undefined;
  /** How many arguments stand already. */
  readonly arguments: number;
  /** Whether options have ended with `--`. */
  readonly literal: boolean;
}

function walked(root: CommandTree, words: readonly string[]): Walked {
  let state: Walked = { command: root, waiting: undefined, arguments: 0, literal: false };
  for (const word of words) state = next(state, word);
  return state;
}

function next(state: Walked, word: string): Walked {
  const { command, waiting, literal } = state;
  if (waiting) return { ...state, waiting: undefined };
  if (literal) return { ...state, arguments: state.arguments + 1 };
  if (word === '--') return { ...state, literal: true };
  if (word.startsWith('-')) {
    const option = command.options.find(({ flags }) => flags.includes(word));
    return { ...state, waiting: option?.value ? option : undefined };
  }
  const inner = command.commands.find(({ name }) => name === word);
  return inner ? { ...state, command: inner, arguments: 0 } : { ...state, arguments: state.arguments + 1 };
}
