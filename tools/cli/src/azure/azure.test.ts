import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyRepository, type Copy } from '../testing/copy.ts';
import { fakeAzure, type FakeAzure } from '../testing/fake-azure.ts';

const subscription = '44444444-4444-4444-4444-444444444444';
const guid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;

const environment = {
  vaultUrl: 'https://teamx1.vault.azure.net',
  tenantId: guid('1'),
  secretsClientId: guid('2'),
  certificatesClientId: guid('3'),
  dataClientId: guid('5'),
  registry: 'teamx1.azurecr.io',
  storageAccount: 'teamx1',
  resourceGroup: 'team-group',
  databaseHost: 'teamx1.postgres.database.azure.com',
  databaseSubnet: '10.40.32.0/28',
  apiServerHost: 'team.hcp.westeurope.azmk8s.io',
  apiServerSubnet: '10.40.16.0/28',
  oidcIssuer: 'https://westeurope.oic.prod-aks.azure.com/1/',
};
const output = JSON.stringify({
  environment: { value: environment },
  cluster: { value: { name: 'team', resourceGroup: 'team-group' } },
});
const change = (address: string, ...actions: string[]) => ({ address, change: { actions } });
const planOf = (...changes: object[]) => JSON.stringify({ resource_changes: changes });

let copy: Copy;
let azure: FakeAzure;
beforeAll(() => {
  copy = copyRepository();
  copy.write('infra/aks/terraform.tfvars', `subscription_id = "${subscription}"\nlocation = "northeurope"\n`);
  copy.write('infra/aks/backend.tfvars', 'key = "aks.tfstate"\n');
}, 300_000);
afterAll(() => copy.delete());

beforeEach(() => {
  azure = fakeAzure();
  azure.answer('az account show', `${subscription}\n`);
  azure.answer('az provider show', 'Registered\n');
  azure.answer('az vm list-usage', JSON.stringify([{ name: { value: 'cores' }, currentValue: 0, limit: 350 }]));
  azure.answer('tofu version', '{"terraform_version":"1.12.0"}');
  azure.answer('tofu -chdir=infra/aks show', planOf(change('azurerm_kubernetes_cluster.this', 'create')));
  azure.answer('tofu -chdir=infra/aks output', output);
  return () => azure.remove();
});

const headwater = (line: string, path = `${azure.folder}:${copy.folder}/node_modules/.bin:${process.env['PATH']}`) =>
  copy.headwater(line, { PATH: path, XDG_STATE_HOME: `${copy.folder}/.state` });
const applies = () => azure.calls().filter((line) => / (apply|destroy) /.test(line) || line.startsWith('az aks stop'));

describe('up for an environment with infrastructure', () => {
  it('says everything that is missing at once, and plans nothing', () => {
    azure.fail('az account show', 'Please run az login');
    azure.answer('tofu version', '{"terraform_version":"1.6.2"}');
    const { exitCode, lines } = headwater('up --environment aks');
    expect(exitCode).toBe(3);
    expect(lines).toEqual([
      'nobody is signed in to Azure; run az login',
      'OpenTofu 1.6.2 is older than 1.12; install OpenTofu (https://opentofu.org/docs/intro/install)',
      'nothing was done',
    ]);
    expect(azure.calls().filter((line) => line.startsWith('tofu -chdir'))).toEqual([]);
  });

  it('names providers, cores and a subscription that are not as they have to be', () => {
    azure.answer('az account show', `${guid('9')}\n`);
    azure.answer('az provider show --namespace=Microsoft.KeyVault', 'NotRegistered\n');
    azure.answer('az vm list-usage', JSON.stringify([{ name: { value: 'cores' }, currentValue: '6', limit: '20' }]));
    expect(headwater('up --environment aks').lines).toEqual([
      `infra/aks/terraform.tfvars is about subscription ${subscription}, and az about ${guid('9')}; run az account set --subscription ${subscription}`,
      'Microsoft.KeyVault is NotRegistered in the subscription; run az provider register --namespace Microsoft.KeyVault --wait',
      'the nodes may have 110 cores together, and 14 are free in northeurope; ask for more (https://learn.microsoft.com/azure/quotas/regional-quota-requests), or lower availability.nodes.maximum and availability.sparkNodes.maximum',
      'nothing was done',
    ]);
  });

  it('applies nothing that nobody has confirmed', () => {
    const { exitCode, lines } = headwater('up --environment aks');
    expect({ exitCode, lines }).toEqual({
      exitCode: 2,
      lines: [
        'Azure: 1 to make, 0 to change, 0 to remove',
        'nobody is there to confirm it; --yes does',
        'nothing was done',
      ],
    });
    expect(applies()).toEqual([]);
  });

  it('removes nothing on a yes that was given before', () => {
    azure.answer(
      'tofu -chdir=infra/aks show',
      planOf(change('azurerm_postgresql_flexible_server.this', 'delete', 'create')),
    );
    const { exitCode, lines } = headwater('up --environment aks --yes');
    expect(exitCode).toBe(2);
    expect(lines.slice(0, 2)).toEqual([
      'Azure: 1 to make, 0 to change, 1 to remove',
      '  removes azurerm_postgresql_flexible_server.this',
    ]);
    expect(applies()).toEqual([]);
  });

  it('applies what was planned, and stops where the environment has to say what Azure has made', () => {
    const { exitCode, lines } = headwater('up --environment aks --yes');
    expect(exitCode).toBe(1);
    expect(applies()).toEqual(['tofu -chdir=infra/aks apply -input=false plan']);
    expect(lines.at(-1)).toBe(
      'environments/aks.yaml says what Azure has made; run ./headwater render, read the diff, commit and push it, and run this again',
    );
    expect(copy.read('environments/aks.yaml')).toContain('vaultUrl: https://teamx1.vault.azure.net');
    expect(azure.calls().filter((line) => line.startsWith('az aks'))).toEqual([]);
    copy.restore();
    copy.write('infra/aks/terraform.tfvars', `subscription_id = "${subscription}"\nlocation = "northeurope"\n`);
    copy.write('infra/aks/backend.tfvars', 'key = "aks.tfstate"\n');
  });

  it('lets OpenTofu tell what it has not told yet, without asking where nothing in Azure changes', () => {
    const told = { environment: { actions: ['update'] }, cluster: { actions: ['no-op'] } };
    azure.answer('tofu -chdir=infra/aks show', JSON.stringify({ resource_changes: [], output_changes: told }));
    headwater('up --environment aks');
    expect(applies()).toEqual(['tofu -chdir=infra/aks apply -input=false plan']);
    copy.restore();
  });

  it('says which outputs it does not understand', () => {
    const { resourceGroup: _, ...rest } = environment;
    azure.answer('tofu -chdir=infra/aks output', JSON.stringify({ environment: { value: rest } }));
    const { exitCode, lines } = headwater('up --environment aks --yes');
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toBe(
      "output 'environment' lacks 'resourceGroup'; add it: expected: the resource group that the account is in",
    );
  });

  it('prints what it would call, and calls nothing', () => {
    const { exitCode, lines } = headwater('up --environment aks --dry-run');
    expect(exitCode).toBe(0);
    expect(lines).toContain('tofu -chdir=infra/aks plan -out=plan -input=false');
    expect(azure.calls()).toEqual([]);
  });
});

describe('down for an environment with infrastructure', () => {
  it('stops the nodes, and leaves everything that holds data', () => {
    const { exitCode, lines } = headwater('down --environment aks');
    expect(exitCode).toBe(0);
    expect(applies()).toEqual(['az aks stop --name=team --resource-group=team-group']);
    expect(lines.at(-1)).toContain('database, storage and disks stay');
  });

  it.each(['', ' --confirm ask'])('removes nothing without its name (%s)', (option) => {
    const { exitCode, lines } = headwater(`down --environment aks --purge${option}`);
    expect(exitCode).toBe(2);
    expect(lines.at(-1)).toContain('nothing was done');
    expect(azure.calls()).toEqual([]);
  });

  it('removes what OpenTofu has made once the name is given', () => {
    expect(headwater('down --environment aks --purge --confirm aks').exitCode).toBe(0);
    expect(azure.calls()).toEqual(['tofu -chdir=infra/aks destroy -input=false -auto-approve']);
  });

  it('knows nothing to end where an environment stands on nothing', () => {
    expect(headwater('down --environment minikube').lines).toEqual([
      "there is no infra/minikube: environment 'minikube' stands on nothing that could be ended",
    ]);
  });
});
