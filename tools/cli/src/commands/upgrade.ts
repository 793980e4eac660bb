import { passing, planOf, planText, upgradeFacts } from '@headwater/look';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes } from '../failure.ts';
import { running } from '../without/checkout.ts';

export interface UpgradeOptions extends ClusterOptions {
  readonly environment: string;
  readonly output: 'text' | 'json';
}

/** Says what a push of HEAD would change, in which order, and what to watch out for; exit code 1 where that is dangerous. */
export async function upgrade({ environment: name, output, ...which }: UpgradeOptions): Promise<void> {
  const cluster = await theCluster(which);
  const { checkout, environment } = await running(name, which);
  const say = passing();
  const facts = await upgradeFacts(cluster, checkout, say);
  say('');
  const { git } = environment;
  const push = git.kind === 'remote' ? `git push, to ${git.revision} of ${git.repository}` : './headwater push';
  const plan = planOf(facts.upgrade, { ...facts, push });
  if (plan.risks.some(({ level }) => level === 'danger')) process.exitCode = exitCodes.problems;
  if (output === 'json') console.log(JSON.stringify(plan, null, 2));
  else console.log(planText(plan, process.stdout.columns ?? 120).join('\n'));
}
