import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { committedApplications, entrancesOf, isInstalled, refuseUncommitted } from '@headwater/bootstrap';
import { loadEnvironment, topology } from '@headwater/environment';
import { access, accessTable, everyWay, hints, peopleHints } from '../access.ts';
import { remember, type Choice } from '../cluster/choice.ts';
import { choose, type Wish } from '../cluster/choose.ts';
import { contextCluster } from '../cluster/context-cluster.ts';
import { startCluster, titleOf } from '../cluster/start-cluster.ts';
import { Failure } from '../failure.ts';
import { progress } from '../progress.ts';
import { root } from '../repository.ts';
import { alone } from '../up/alone.ts';
import { dryRun } from '../up/dry-run.ts';
import { refuseForeign } from '../up/foreign-namespaces.ts';
import { install } from '../up/install.ts';
import { stoppable } from '../up/stoppable.ts';
import { logFile, loggedProgress, type LogFile } from '../up/log-file.ts';
import { phasesOf } from '../up/phases.ts';
import { runningWithout, type Running } from '../without/checkout.ts';
import { listed, type Part } from '../without/parts.ts';
import { record, recorded } from '../without/record.ts';

export interface UpOptions extends Wish {
  readonly environment: string;
  readonly timeout: number;
  readonly output: 'text' | 'json';
  /** Parts to leave out of what is committed. */
  readonly without?: readonly Part[];
  /** Whether to print the commands, and call none. */
  readonly dryRun: boolean;
  /** Whether what is to be made in a cloud is confirmed already. */
  readonly yes?: boolean;
}

/** From nothing to a platform whose Applications are all synced and healthy; run again, it goes on where it was. */
export async function up(options: UpOptions): Promise<void> {
  const { environment: name, without = [] } = options;
  const infrastructure = options.context === undefined && existsSync(join(root, 'infra', name));
  if (infrastructure && options.dryRun) {
    const { azureDryRun } = await import('../azure/up.ts');
    return console.log(azureDryRun(loadEnvironment(root, name)).join('\n'));
  }
  const choice = infrastructure ? await inAzure(name, options.yes ?? false) : await choose(options);
  // a name that is not known is not worth remembering
  if (choice.kind === 'context') await contextCluster(choice);
  if (options.dryRun) {
    const what = await runningWithout(name, without);
    console.log((await dryRun({ ...what, choice, timeout: options.timeout })).join('\n'));
    return;
  }
  await refuseUncommitted({ root, environment: name });
  await alone('up', async () => {
    const what = await runningWithout(name, without);
    const log = logFile();
    const told = stoppable(log);
    try {
      const before = recorded(choice, name);
      remember(choice);
      record(choice, name, what.out);
      await bringUp({ ...options, ...what, before, choice, log });
    } catch (error) {
      log.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
      console.error(`every command and what it said is in ${log.path}`);
      throw error;
    } finally {
      told();
      log.close();
    }
  });
}

async function inAzure(name: string, yes: boolean): Promise<Choice> {
  const { azureCluster } = await import('../azure/up.ts');
  const { CallError } = await import('../azure/call.ts');
  try {
    return await azureCluster({ environment: loadEnvironment(root, name), yes });
  } catch (error) {
    // what Azure or OpenTofu says is nothing of ours
    if (error instanceof CallError) throw new Failure(error.message);
    throw error;
  }
}

interface Run extends Pick<UpOptions, 'timeout' | 'output'>, Running {
  /** What the cluster was without before. */
  readonly before: readonly Part[];
  readonly choice: Choice;
  readonly log: LogFile;
}

async function bringUp(run: Run): Promise<void> {
  const { checkout, environment, before, out, said, choice, log, timeout, output } = run;
  const applied = committedApplications(checkout).map((each) => each.name);
  const present = entrancesOf(applied);
  const { frontDoor, identity } = topology(environment);
  const ways = everyWay(topology(loadEnvironment(root, environment.name)).frontDoor);
  const phases = phasesOf(loggedProgress(progress(), log));
  phases.line(`the cluster is ${titleOf(choice)}`);
  for (const sentence of said) phases.line(sentence);
  const back = before.filter((part) => !out.includes(part));
  if (back.length > 0) phases.line(`${listed(back)}: left out before, and as HEAD has it from now on`);
  const cluster = await startCluster(choice, { checkout, environment, ways, phases });
  if (choice.kind === 'context' && !(await isInstalled(cluster))) await refuseForeign(cluster, checkout);
  const { applications, timeline } = await install(cluster, { checkout, environment, phases, timeout });
  const entered = await access(cluster, present, frontDoor);
  if (output === 'text') {
    return console.log(
      ['', accessTable(entered), ...(await hints(cluster, frontDoor)), ...peopleHints(identity)].join('\n'),
    );
  }
  const seconds = Number(phases.seconds().toFixed(1));
  const result = {
    cluster: cluster.title,
    without: out,
    seconds,
    phases: phases.list,
    applications,
    timeline,
    access: entered,
  };
  console.log(JSON.stringify({ ...result, log: log.path }, null, 2));
}
