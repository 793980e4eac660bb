import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@headwater/environment';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { call, CallError } from './call.ts';

/** What Azure has to be willing to make: https://learn.microsoft.com/azure/azure-resource-manager/management/azure-services-resource-providers */
const providers = [
  'Microsoft.ContainerRegistry',
  'Microsoft.ContainerService',
  'Microsoft.DBforPostgreSQL',
  'Microsoft.KeyVault',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.Storage',
];

// infra/aks/versions.tf
const oldest = [1, 12] as const;

/** Throws a Failure that names everything that is missing on this machine, in the folder or in the subscription. */
export async function preflight(environment: Environment, folder: string): Promise<void> {
  const subscription = await signedIn();
  const problems = [
    ...subscription.problems,
    ...(await tofu()),
    ...(await onPath('kubelogin', 'https://azure.github.io/kubelogin/install.html')),
    ...(await onPath('kubectl', 'https://kubernetes.io/docs/tasks/tools')),
    ...files(folder, subscription.id),
    ...(subscription.id === undefined
      ? []
      : [...(await unregistered()), ...(await shortOfCores(environment, location(folder)))]),
  ];
  if (problems.length > 0) throw new Failure(`${problems.join('\n')}\nnothing was done`, exitCodes.missing);
}

async function signedIn(): Promise<{ readonly id?: string; readonly problems: readonly string[] }> {
  try {
    return { id: (await az('account', 'show', '--query=id', '--output=tsv')).trim(), problems: [] };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const what = error.missing
      ? "there is no 'az' on PATH; install Azure's command line (https://learn.microsoft.com/cli/azure/install-azure-cli)"
      : 'nobody is signed in to Azure; run az login';
    return { problems: [what] };
  }
}

async function tofu(): Promise<string[]> {
  const install = 'install OpenTofu (https://opentofu.org/docs/intro/install)';
  try {
    const { terraform_version: version } = JSON.parse(await call('tofu', ['version', '-json'])) as {
      terraform_version: string;
    };
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const enough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
    return enough ? [] : [`OpenTofu ${version} is older than ${oldest.join('.')}; ${install}`];
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return [`there is no 'tofu' on PATH; ${install}`];
  }
}

const onPath = (program: string, where: string): Promise<string[]> =>
  call(program, ['--help']).then(
    () => [],
    (error: unknown) => {
      if (error instanceof CallError && error.missing)
        return [`there is no '${program}' on PATH; install it (${where})`];
      return [];
    },
  );

/** What a person decides before anything is made. */
function files(folder: string, subscription: string | undefined): string[] {
  const missing = ['terraform.tfvars', 'backend.tfvars']
    .filter((file) => !existsSync(join(root, folder, file)))
    .map((file) => `${folder}/${file} is missing; ${folder}/README.md says what is in it`);
  const chosen = variable(folder, 'subscription_id');
  const other =
    chosen !== undefined && subscription !== undefined && chosen !== subscription
      ? [
          `${folder}/terraform.tfvars is about subscription ${chosen}, and az about ${subscription}; run az account set --subscription ${chosen}`,
        ]
      : [];
  return [...missing, ...other];
}

async function unregistered(): Promise<string[]> {
  const states = await Promise.all(
    providers.map(async (provider) => ({
      provider,
      state: (
        await az('provider', 'show', `--namespace=${provider}`, '--query=registrationState', '--output=tsv')
      ).trim(),
    })),
  );
  return states
    .filter(({ state }) => state !== 'Registered')
    .map(
      ({ provider, state }) =>
        `${provider} is ${state || 'unknown'} in the subscription; run az provider register --namespace ${provider} --wait`,
    );
}

interface Usage {
  readonly name: { readonly value: string };
  readonly currentValue: number | string;
  readonly limit: number | string;
}

/** All nodes at once, those of Kubernetes' own pods included. */
async function shortOfCores({ availability, kubernetes }: Environment, where: string): Promise<string[]> {
  if (availability.kind !== 'zones') return [];
  const usages = JSON.parse(await az('vm', 'list-usage', `--location=${where}`, '--output=json')) as Usage[];
  const cores = usages.find(({ name }) => name.value === 'cores');
  if (!cores) return [];
  const { nodes, sparkNodes } = availability;
  const needed =
    nodes.maximum * Number(kubernetes.node.cpu) + sparkNodes.maximum * Number(sparkNodes.cpu) + systemCores;
  const free = Number(cores.limit) - Number(cores.currentValue);
  if (needed <= free) return [];
  return [
    `the nodes may have ${needed} cores together, and ${free} are free in ${where}; ask for more (https://learn.microsoft.com/azure/quotas/regional-quota-requests), or lower availability.nodes.maximum and availability.sparkNodes.maximum`,
  ];
}

// three nodes of two: infra/aks/sizes.tf
const systemCores = 6;

const location = (folder: string): string => variable(folder, 'location') ?? 'westeurope';

function variable(folder: string, name: string): string | undefined {
  const file = join(root, folder, 'terraform.tfvars');
  if (!existsSync(file)) return undefined;
  return new RegExp(`^${name}\\s*=\\s*"([^"]*)"`, 'm').exec(readFileSync(file, 'utf8'))?.[1];
}

const az = (...parameters: string[]): Promise<string> => call('az', [...parameters, '--only-show-errors']);
