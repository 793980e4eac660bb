import { Command, Option } from 'commander';
import { exitCodes } from './failure.ts';

const environmentOption = () =>
  new Option('-e, --environment <name>', 'one of environments/*.yaml (default: all of them)');
const namespaceOption = () => new Option('-n, --namespace <name>', 'only what runs in this namespace');
const outputOption = () =>
  new Option('-o, --output <format>', 'how to print the result').choices(['text', 'json']).default('text');

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
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongUse));

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
    .description('check the committed manifests of an environment as one graph')
    .addOption(environmentOption())
    .option('--explain <rule>', 'say why a rule exists')
    .addOption(outputOption())
    .action(async (options) => (await import('./commands/integrity.ts')).integrity(options));

  headwater
    .command('test')
    .description('everything that is tested before a merge: format, lint, types, units, and the four checks')
    .action(async () => (await import('./commands/test.ts')).test());

  return headwater;
}
