import { committedApplications, entrances, isInstalled, refuseUncommitted, type Checkout } from '@headwater/bootstrap';
import { loadEnvironment, topology, type Environment } from '@headwater/environment';
import { access, accessTable, hints, wayOf } from '../access.ts';
import { remember, type Choice } from '../cluster/choice.ts';
import { choose, type Wish } from '../cluster/choose.ts';
import { contextCluster } from '../cluster/context-cluster.ts';
import { startCluster, titleOf } from '../cluster/start-cluster.ts';
import { progress } from '../progress.ts';
import { root } from '../repository.ts';
import { alone } from '../up/alone.ts';
import { dryRun } from '../up/dry-run.ts';
import { refuseForeign } from '../up/foreign-namespaces.ts';
import { install } from '../up/install.ts';
import { stoppable } from '../up/stoppable.ts';
import { logFile, loggedProgress, type LogFile } from '../up/log-file.ts';
import { phasesOf } from '../up/phases.ts';

export interface UpOptions extends Wish {
  readonly environment: string;
  readonly timeout: number;
  readonly output: 'text' | 'json';
  /** Whether to print the commands, and call none. */
  readonly dryRun: boolean;
}

/** From nothing to a platform whose Applications are all synced and healthy; run again, it goes on where it was. */
export async function up(options: UpOptions): Promise<void> {
  const environment = loadEnvironment(root, options.environment);
  const checkout: Checkout = { root, environment: options.environment };
  const choice = await choose(options);
  // a name that is not known is not worth remembering
  if (choice.kind === 'context') await contextCluster(choice);
  if (options.dryRun) {
    console.log((await dryRun({ checkout, environment, choice, timeout: options.timeout })).join('\n'));
    return;
  }
  await refuseUncommitted(checkout);
  await alone('up', async () => {
    const log = logFile();
    const told = stoppable(log);
    try {
      remember(choice);
      await bringUp({ ...options, checkout, environment, choice, log });
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

interface Run extends Pick<UpOptions, 'timeout' | 'output'> {
  readonly checkout: Checkout;
  readonly environment: Environment;
  readonly choice: Choice;
  readonly log: LogFile;
}

async function bringUp({ checkout, environment, choice, log, timeout, output }: Run): Promise<void> {
  const applied = committedApplications(checkout).map((each) => each.name);
  const present = entrances.filter(({ application }) => applied.includes(application));
  const { frontDoor } = topology(environment);
  const way = wayOf(frontDoor);
  const ways = [...present, ...(way ? [way] : [])];
  const phases = phasesOf(loggedProgress(progress(), log));
  phases.line(`the cluster is ${titleOf(choice)}`);
  const cluster = await startCluster(choice, { checkout, environment, ways, phases });
  if (choice.kind === 'context' && !(await isInstalled(cluster))) await refuseForeign(cluster, checkout);
  const { applications, timeline } = await install(cluster, { checkout, environment, phases, timeout });
  const entered = await access(cluster, present, frontDoor);
  if (output === 'text') {
    return console.log(['', accessTable(entered), ...(await hints(cluster, frontDoor))].join('\n'));
  }
  const seconds = Number(phases.seconds().toFixed(1));
  const result = { cluster: cluster.title, seconds, phases: phases.list, applications, timeline, access: entered };
  console.log(JSON.stringify({ ...result, log: log.path }, null, 2));
}
