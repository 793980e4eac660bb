import type { Command } from 'commander';
import { contextOption, oneEnvironmentOption, outputOption } from './options.ts';

const collected = (name: string, before: readonly string[] = []): readonly string[] => [...before, name];

/** What is ill, and what mends it. */
export function doctorCommand(headwater: Command): void {
  headwater
    .command('doctor')
    .description('look for what keeps this machine and that cluster from working, and say what mends it')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .option('--check <name>', 'only this one, or these', collected)
    .option('--list', 'print what is looked at, and look at nothing', false)
    .option('--canary', 'also start a run of platform_canary, and read its log', false)
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nThe exit code says the worst that was found: 0 nothing but notes, 4 warnings, 1 an error. docs/doctor.md has every check.',
    )
    .action(async (options) => (await import('../commands/doctor.ts')).doctor(options));
}
