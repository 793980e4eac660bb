import { committedApplications, entrances, kubeconfigOfPerson, namespaceFiles } from '@headwater/bootstrap';
import { environmentNames, loadEnvironment } from '@headwater/environment';
import {
  candidates,
  componentNames,
  completionScript,
  type ArgumentOf,
  type CommandTree,
  type Shell,
} from '@headwater/look';
import type { Argument, Command, Option } from 'commander';
import { $ } from 'zx';
import { slug } from '../access.ts';
import { root } from '../repository.ts';

/** Prints what a shell has to read. */
export function completion(shell: Shell): void {
  process.stdout.write(completionScript(shell));
}

/** Prints what the last of these words may become, one a line, with a tab before what it is. */
export async function complete(headwater: Command, words: readonly string[]): Promise<void> {
  // who asks for values is known after the first look
  const asked = new Set<string>();
  const tree = treeOf(headwater);
  candidates(tree, words, (argument) => {
    asked.add(argument);
    return [];
  });
  const values = new Map<string, readonly string[]>();
  for (const argument of asked) values.set(argument, (await known[argument]?.()) ?? []);
  for (const { word, description } of candidates(tree, words, (argument) => values.get(argument) ?? [])) {
    console.log(description === '' ? word : `${word}\t${description}`);
  }
}

const environments = (): string[] => environmentNames(root);
const checkouts = () => environments().map((environment) => ({ root, environment }));
const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** The values that no command fixes, by the name of the argument or option that takes them. */
const known: Readonly<Record<string, () => readonly string[] | Promise<readonly string[]>>> = {
  environment: environments,
  service: () => entrances.map(({ name }) => slug(name)),
  component: () => componentNames,
  application: () =>
    distinct(checkouts().flatMap((checkout) => ['root', ...committedApplications(checkout).map(({ name }) => name)])),
  namespace: () => distinct(checkouts().flatMap((checkout) => namespaceFiles(checkout).map(({ name }) => name))),
  explain: async () => (await import('../rule-names.ts')).ruleNames,
  'namespace/name': async () => {
    const { secretsOf } = await import('@headwater/platform');
    const declared = environments().flatMap((name) => secretsOf(loadEnvironment(root, name)));
    return distinct(declared.map(({ namespace, name }) => `${namespace}/${name}`));
  },
  context: async () => {
    const env = { ...process.env, KUBECONFIG: kubeconfigOfPerson() };
    const { stdout } = await $({ env, quiet: true, nothrow: true })`kubectl config get-contexts --output=name`;
    return stdout.split('\n').filter((line) => line !== '');
  },
};

const treeOf = (command: Command): CommandTree => ({
  name: command.name(),
  description: command.description(),
  commands: command.createHelp().visibleCommands(command).map(treeOf),
  options: command.createHelp().visibleOptions(command).map(optionOf),
  arguments: command.registeredArguments.map(argumentOf),
});

const optionOf = (option: Option): CommandTree['options'][number] => ({
  flags: [option.short, option.long].filter((flag) => flag !== undefined),
  description: option.description,
  ...(option.required || option.optional
    ? { value: { name: option.attributeName(), variadic: option.variadic, choices: option.argChoices ?? [] } }
    : {}),
});

const argumentOf = (argument: Argument): ArgumentOf => ({
  name: argument.name(),
  variadic: argument.variadic,
  choices: argument.argChoices ?? [],
});
