import { Command, InvalidArgumentError, Option } from 'commander';
import { exitCodes } from './failure.ts';

const environmentOption = () =>
  new Option('-e, --environment <name>', 'one of environments/*.yaml (default: all of them)');
const namespaceOption = () => new Option('-n, --namespace <name>', 'only what runs in this namespace');
const outputOption = () =>
  new Option('-o, --output <format>', 'how to print the result').choices(['text', 'json']).default('text');

const clusterOption = () => new Option('-c, --cluster <kind>', 'where').choices(['sandbox']).default('sandbox');
const oneEnvironmentOption = () =>
  new Option('-e, --environment <name>', 'one of environments/*.yaml').default('minikube');
const timeoutOption = () =>
  new Option('-t, --timeout <seconds>', 'how long to wait for the Applications').default(900).argParser(seconds);

/** The command line. Each command is loaded when it is called: most of them need little. */
export function program(): Command {
  const headwater = new Command('headwater')
    .description('A data platform on Kubernetes, from one Git repository.')
    .showHelpAfterError('(headwater --help lists the commands)')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `\nExit codes: ${exitCodes.fine} fine, ${exitCodes.problems} problems found, ${exitCodes.wrongUse} wrong use, ${exitCodes.missing} something is missing on this machine.`,
    )
    .enablePositionalOptions()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongUse));

  headwater
    .command('up')
    .description('start a cluster, give it this repository, and wait until everything runs')
    .addOption(clusterOption())
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/up.ts')).up(options));

  headwater
    .command('push')
    .description('give HEAD to the Git server in the cluster, and wait until what it changes is live')
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .option('--no-wait', 'do not wait for it')
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/push.ts')).push(options));

  headwater
    .command('kubectl')
    .description('kubectl, with that cluster')
    .argument('[parameters...]', 'what kubectl gets')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (parameters) => (await import('./commands/kubectl.ts')).kubectl(parameters));

  headwater
    .command('secrets')
    .description('the secrets of that cluster')
    .command('show')
    .description('print one value, and nothing else')
    .argument('<namespace/name>', 'the secret')
    .argument('[key]', 'which of its values')
    .action(async (secret, key) => (await import('./commands/secrets-show.ts')).showSecret(secret, key));

  headwater
    .command('down')
    .description('end that cluster; its data stays for the next up')
    .option('--purge', 'remove its data, too')
    .action(async (options) => (await import('./commands/down.ts')).down(options));

  headwater
    .command('render')
    .description('write the manifests, and say what changed')
    .addOption(environmentOption())
    .addOption(namespaceOption())
    .option('-a, --application <name>', 'only this Application')
    .option('--app-of-apps', 'only argocd/: the Applications, projects and the root')
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/render.ts')).render(options));

  headwater
    .command('check')
    .description('compare the committed manifests with what would be rendered')
    .addOption(environmentOption())
    .addOption(namespaceOption())
    .option('-a, --application <name>', 'only this Application')
    .option('--app-of-apps', 'only argocd/: the Applications, projects and the root')
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/check.ts')).check(options));

  headwater
    .command('validate')
    .description('validate the committed manifests against the schemas of the environment’s Kubernetes version')
    .addOption(environmentOption())
    .addOption(namespaceOption())
    .option('--app-of-apps', 'only argocd/: the Applications, projects and the root')
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/validate.ts')).validate(options));

  headwater
    .command('integrity')
    .description('check the committed manifests of an environment, and the DAGs, as one graph')
    .addOption(environmentOption())
    .option('--explain <rule>', 'say why a rule exists')
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/integrity.ts')).integrity(options));

  headwater
    .command('test')
    .description('everything that is tested before a merge: format, lint, types, units, manifests, Go and Python')
    .option('--again', 'also what has passed before with the same files', false)
    .action(async (options: { again: boolean }) => (await import('./commands/test.ts')).test(options));

  return headwater;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('give a number of seconds');
  return value;
}
