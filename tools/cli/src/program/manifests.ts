import type { Command } from 'commander';
import { environmentOption, namespaceOption, oneEnvironmentOption, outputOption } from './options.ts';

/** What is rendered, and whether it is right. */
export function manifestsCommands(headwater: Command): void {
  headwater
    .command('render')
    .description('write the manifests, and say what changed')
    .addOption(environmentOption())
    .addOption(namespaceOption())
    .option('-a, --application <name>', 'only this Application')
    .option('--app-of-apps', 'only argocd/: the Applications, projects and the root')
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/render.ts')).render(options));

  headwater
    .command('check')
    .description('compare the committed manifests with what would be rendered')
    .addOption(environmentOption())
    .addOption(namespaceOption())
    .option('-a, --application <name>', 'only this Application')
    .option('--app-of-apps', 'only argocd/: the Applications, projects and the root')
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/check.ts')).check(options));

  headwater
    .command('validate')
    .description('validate the committed manifests against the schemas of the environment’s Kubernetes version')
    .addOption(environmentOption())
    .addOption(namespaceOption())
    .option('--app-of-apps', 'only argocd/: the Applications, projects and the root')
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/validate.ts')).validate(options));

  headwater
    .command('images')
    .description('name every image that an environment runs')
    .addOption(oneEnvironmentOption())
    .option('--copy', 'print the commands that copy them into the mirror that the environment names', false)
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/images.ts')).listImages(options));

  headwater
    .command('integrity')
    .description('check the committed manifests of an environment, and the DAGs, as one graph')
    .addOption(environmentOption())
    .option('--explain <rule>', 'say why a rule exists')
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/integrity.ts')).integrity(options));

  headwater
    .command('test')
    .description('everything that is tested before a merge: format, lint, types, units, manifests, Go and Python')
    .option('--again', 'also what has passed before with the same files', false)
    .action(async (options: { again: boolean }) => (await import('../commands/test.ts')).test(options));
}
