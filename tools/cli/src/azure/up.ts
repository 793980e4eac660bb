import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@headwater/environment';
import type { Choice } from '../cluster/choice.ts';
import { stateFolder } from '../cluster/state-folder.ts';
import { Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { call } from './call.ts';
import { clusterOf, type AzureCluster } from './cluster-output.ts';
import { confirmed } from './confirmed.ts';
import { applied, commands, forgetPlan, isEmpty, outputs, planned, type Plan } from './infrastructure.ts';
import { preflight } from './preflight.ts';

export interface AzureUpOptions {
  readonly environment: Environment;
  /** Whether what is planned is confirmed already. */
  readonly yes: boolean;
}

export const infrastructureOf = ({ name }: Pick<Environment, 'name'>): string => `infra/${name}`;

/** From a subscription to a cluster that a context names; run again, it goes on where it was. */
export async function azureCluster({ environment, yes }: AzureUpOptions): Promise<Choice> {
  const folder = infrastructureOf(environment);
  await preflight(environment, folder);
  const plan = await planned(folder);
  if (!isEmpty(plan)) await carryOut(plan, folder, environment.name, yes);
  else if (plan.tells) await applied(folder);
  else forgetPlan(folder);
  const json = await outputs(folder);
  await adopted(environment.name, json);
  await copyImages(environment.name);
  const { publishSecrets } = await import('../commands/secrets-publish.ts');
  await publishSecrets({ environment: environment.name, value: {}, dryRun: false });
  return contextOf(clusterOf(json));
}

async function carryOut(plan: Plan, folder: string, name: string, yes: boolean): Promise<void> {
  try {
    await confirmed(question(plan, name, yes));
  } catch (error) {
    forgetPlan(folder);
    throw error;
  }
  await applied(folder);
}

/** What goes takes more than a yes. */
function question({ made, changed, removed }: Plan, name: string, yes: boolean) {
  const what = `Azure: ${made} to make, ${changed} to change, ${removed.length} to remove`;
  if (removed.length === 0) return { question: what, word: 'yes', option: '--yes', ...(yes ? { given: 'yes' } : {}) };
  return {
    question: [what, ...removed.map((address) => `  removes ${address}`)].join('\n'),
    word: name,
    option: `a person who types '${name}'`,
  };
}

/** The environment says what Azure has made; what changes in it, a person reads and commits first. */
async function adopted(name: string, json: string): Promise<void> {
  const { adopt, outputsOf } = await import('@headwater/azure/adoption');
  const file = `environments/${name}.yaml`;
  const { text, changes } = adopt(readFileSync(join(root, file), 'utf8'), outputsOf(json));
  if (changes.length === 0) return;
  writeFileSync(join(root, file), text);
  for (const { line, path, before, after } of changes)
    console.error(`${file}:${line}: '${path}' was '${before}', and is '${after}' now`);
  throw new Failure(
    `${file} says what Azure has made; run ./headwater render, read the diff, commit and push it, and run this again`,
  );
}

/** What is there already is not copied again. */
async function copyImages(name: string): Promise<void> {
  const { copyArguments } = await import('../commands/images.ts');
  for (const parameters of copyArguments(name)) {
    console.error(`az ${parameters.join(' ')}`);
    await call('az', [...parameters, '--only-show-errors']).catch((error: Error) => {
      if (!/already exists|Conflict/i.test(error.message)) throw new Failure(error.message);
    });
  }
}

/** Credentials in a file of our own: a person's kubeconfig stays as it is. */
async function contextOf({ name, resourceGroup }: AzureCluster): Promise<Choice> {
  const kubeconfig = stateFolder(`azure/${name}.kubeconfig`);
  for (const [program, ...parameters] of credentials({ name, resourceGroup }, kubeconfig))
    await call(program, parameters);
  return { kind: 'context', context: name, kubeconfig };
}

const credentials = ({ name, resourceGroup }: AzureCluster, kubeconfig: string): [string, ...string[]][] => [
  [
    'az',
    'aks',
    'get-credentials',
    `--name=${name}`,
    `--resource-group=${resourceGroup}`,
    `--file=${kubeconfig}`,
    '--overwrite-existing',
  ],
  ['kubelogin', 'convert-kubeconfig', '--login=azurecli', `--kubeconfig=${kubeconfig}`],
];

/** The same as commands, none of which is called. */
export function azureDryRun({ name }: Environment): string[] {
  const folder = infrastructureOf({ name });
  const { initialize, plan, apply, output } = commands(folder);
  const quoted = (words: readonly string[]) => words.join(' ');
  return [
    '# what is missing is said first: az, tofu, kubelogin, who is signed in, providers, cores',
    quoted(['tofu', ...initialize]),
    quoted(['tofu', ...plan]),
    "# after a person has read it and typed 'yes' (--yes)",
    quoted(['tofu', ...apply]),
    `${quoted(['tofu', ...output])} | ./headwater infrastructure adopt --environment ${name} -`,
    '# where that changes the environment, it ends here: render, commit, push, and run it again',
    `./headwater images --environment ${name} --copy | sh`,
    `./headwater secrets publish --environment ${name}`,
    ...credentials(
      { name: '<cluster>', resourceGroup: '<resource group>' },
      stateFolder('azure/<cluster>.kubeconfig'),
    ).map(quoted),
    '# and then as with any cluster that is there already: ./headwater up --dry-run --context <cluster>',
  ];
}
