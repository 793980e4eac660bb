import { identityAnnotations, serviceAccounts, useLabel, type AzureIdentity } from '@headwater/contracts';
import { annotated, withPodLabels, type Resource } from '@headwater/k8s';

const accounts: readonly string[] = serviceAccounts.airflowPrograms.map(({ name }) => name);

/** Those of `resources` that are the programs of Airflow's image, as an identity of Azure. */
export const asIdentity = (resources: readonly Resource[], identity: AzureIdentity | undefined): Resource[] =>
  identity === undefined ? [...resources] : resources.map((resource) => identified(resource, identity));

function identified(resource: Resource, identity: AzureIdentity): Resource {
  if (resource.kind === 'ServiceAccount') {
    return accounts.includes(resource.metadata?.name ?? '')
      ? annotated(resource, identityAnnotations(identity))
      : resource;
  }
  return accounts.includes(accountOf(resource)) ? withPodLabels(resource, { [useLabel]: 'true' }) : resource;
}

function accountOf(resource: Resource): string {
  const { spec } = resource as { spec?: { template?: { spec?: { serviceAccountName?: string } } } };
  return spec?.template?.spec?.serviceAccountName ?? '';
}
