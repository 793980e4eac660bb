import { annotated, withPodLabels, type Resource, type ServiceAccountRef } from '@headwater/k8s';
import { identityAnnotations, podLabels, type AzureIdentity } from './workload-identity.ts';

/** Those of `resources` that are, or run as, one of `accounts`, as an identity of Azure; all as they are where there is none. */
export function asIdentity(
  resources: readonly Resource[],
  accounts: readonly ServiceAccountRef[],
  identity: AzureIdentity | undefined,
): Resource[] {
  if (identity === undefined) return [...resources];
  const names = accounts.map(({ name }) => name);
  return resources.map((resource) => {
    if (resource.kind === 'ServiceAccount')
      return names.includes(resource.metadata?.name ?? '')
        ? annotated(resource, identityAnnotations(identity))
        : resource;
    return names.includes(accountOf(resource)) ? withPodLabels(resource, podLabels(identity)) : resource;
  });
}

function accountOf(resource: Resource): string {
  const { spec } = resource as { spec?: { template?: { spec?: { serviceAccountName?: string } } } };
  return spec?.template?.spec?.serviceAccountName ?? '';
}
