import { Command } from 'commander';
import { exitCodes } from './failure.ts';
import { backupCommands } from './program/backup.ts';
import { clusterCommands } from './program/cluster.ts';
import { doctorCommand } from './program/doctor.ts';
import { infrastructureCommands } from './program/infrastructure.ts';
import { lookCommands } from './program/look.ts';
import { manifestsCommands } from './program/manifests.ts';
import { peopleCommands } from './program/people.ts';
import { secretsCommands } from './program/secrets.ts';

/** The command line. Each command is loaded when it is called: most of them need little. */
export function program(): Command {
  const headwater = new Command('headwater')
    .description('A data platform on Kubernetes, from one Git repository.')
    .showHelpAfterError('(headwater --help lists the commands)')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `\nExit codes: ${exitCodes.fine} fine, ${exitCodes.problems} problems found, ${exitCodes.wrongUse} wrong use, ${exitCodes.missing} something is missing on this machine, ${exitCodes.warnings} nothing worse than warnings (doctor).`,
    )
    .enablePositionalOptions()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongUse));

  clusterCommands(headwater);
  backupCommands(headwater);
  doctorCommand(headwater);
  lookCommands(headwater);
  secretsCommands(headwater);
  peopleCommands(headwater);
  manifestsCommands(headwater);
  infrastructureCommands(headwater);
  return headwater;
}
