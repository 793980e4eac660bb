import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { contextOption, oneEnvironmentOption, outputOption } from './options.ts';

/** What a person sees of a platform that runs. */
export function lookCommands(headwater: Command): void {
  headwater
    .command('status')
    .description('say how the platform is: Applications, pods that wait and for what, versions, drift')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .option('-w, --watch', 'look again every two seconds, until Ctrl-C', false)
    .addOption(outputOption())
    .addHelpText('after', '\nExit code 0 where all is synced and healthy, 1 where not.')
    .action(async (options) => (await import('../commands/status.ts')).status(options));

  headwater
    .command('open')
    .description('show where a service answers and how to sign in, and open the browser')
    .argument('[service]', 'airflow, argo-cd, …; all of them are listed where none is named')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .option('--no-browser', 'open no browser')
    .action(async (service, options) => (await import('../commands/open.ts')).open(service, options));

  headwater
    .command('ca')
    .description('print, or save, the certificate of the authority that signs for the front door')
    .argument('[file]', 'where it is saved: platform-ca.crt')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addHelpText('after', trusting)
    .action(async (file, options) => (await import('../commands/ca.ts')).ca(file, options));

  headwater
    .command('logs')
    .description('print what the pods of a component have written')
    .argument('[component...]', 'airflow scheduler, spark-operator, postgres, …')
    .option('-l, --list', 'name all components', false)
    .option('-f, --follow', 'go on until Ctrl-C, with pods that come later', false)
    .option('-p, --previous', 'of the containers that ended before those that run', false)
    .addOption(new Option('--since <duration>', 'how long back: 30s, 5m, 2h').argParser(duration))
    .addOption(
      new Option('--tail <lines>', 'lines of each container (default: 100, all with --since)').argParser(lines),
    )
    .addOption(contextOption())
    .action(async (component, options) => (await import('../commands/logs.ts')).logs(component, options));

  headwater
    .command('diff')
    .description(
      'compare what HEAD has with what is live, object by object, or two environments with each other; nothing is changed',
    )
    .argument('[left]', 'an environment that is compared with another one, instead of with a cluster')
    .argument('[right]', 'the other one')
    .addOption(oneEnvironmentOption())
    .option('-a, --application <name>', 'only this Application')
    .addOption(contextOption())
    .addOption(outputOption())
    .addHelpText('after', '\nWith a cluster: exit code 0 where nothing differs, 1 where something does.')
    .action(async (left, right, options) => {
      if (left === undefined) return (await import('../commands/diff.ts')).diff(options);
      const { diffEnvironments } = await import('../commands/diff-environments.ts');
      return diffEnvironments(left, right ?? options.environment, options.output);
    });

  headwater
    .command('upgrade')
    .description(
      'say what making HEAD live would change, in which order, and what to watch out for; nothing is applied',
    )
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .addHelpText('after', '\nExit code 1 where something would fail or data be lost unless a person does something.')
    .action(async (options) => (await import('../commands/upgrade.ts')).upgrade(options));

  headwater
    .command('completion')
    .description('print what a shell has to read to complete this command: eval "$(./headwater completion bash)"')
    .addArgument(new Argument('<shell>', 'which one').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) => (await import('../commands/completion.ts')).completion(shell));

  // what those scripts ask
  headwater
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words) => (await import('../commands/completion.ts')).complete(headwater, words));
}

const trusting = `
Whoever trusts it believes it about the domain of the front door, and about no other. After ./headwater ca platform-ca.crt:
  Firefox           Settings, Privacy & Security, View Certificates, Authorities, Import
  Chrome on Linux   certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n headwater -i platform-ca.crt (libnss3-tools)
  macOS             security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db platform-ca.crt
  Windows           certutil -user -addstore Root platform-ca.crt
  Debian, Ubuntu    sudo cp platform-ca.crt /usr/local/share/ca-certificates/ && sudo update-ca-certificates
  curl              curl --cacert platform-ca.crt https://…`;

function duration(text: string): string {
  if (!/^(\d+[hms])+$/.test(text)) throw new InvalidArgumentError('give a duration: 30s, 5m, 2h');
  return text;
}

function lines(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('give a number of lines');
  return Number(text);
}
