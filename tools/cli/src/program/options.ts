import { InvalidArgumentError, Option } from 'commander';
import { parts, type Part } from '../without/parts.ts';

export const environmentOption = () =>
  new Option('-e, --environment <name>', 'one of environments/*.yaml (default: all of them)');
export const namespaceOption = () => new Option('-n, --namespace <name>', 'only what runs in this namespace');
export const outputOption = () =>
  new Option('-o, --output <format>', 'how to print the result').choices(['text', 'json']).default('text');

/** With `auto`: the one that was used before, else what this machine can have. */
export const clusterOption = () =>
  new Option('-c, --cluster <kind>', 'which cluster to start').choices(['auto', 'minikube', 'sandbox']).default('auto');
/** Without it, the one that `up` was last used with. */
export const endedClusterOption = () =>
  new Option('-c, --cluster <kind>', 'which cluster to end').choices(['minikube', 'sandbox']);
export const oneEnvironmentOption = () =>
  new Option('-e, --environment <name>', 'one of environments/*.yaml').default('minikube');
export const timeoutOption = () =>
  new Option('-t, --timeout <seconds>', 'how long to wait for the Applications').default(900).argParser(seconds);

/** Several of them with commas between, or the option again. */
export const withoutOption = () =>
  new Option('--without <part>', 'leave a part of the platform out of what is committed')
    .choices(parts)
    .argParser((text, before: readonly Part[] = []) => [...new Set([...before, ...text.split(',').map(part)])]);

function part(text: string): Part {
  if ((parts as readonly string[]).includes(text)) return text as Part;
  throw new InvalidArgumentError(`There is ${parts.join(', ')}.`);
}

/** Without it, a command goes to the cluster that `up` was last used with. */
export const contextOption = () =>
  new Option('--context <name>', 'a cluster that is there already, by its name in the kubeconfig');

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('give a number of seconds');
  return value;
}
