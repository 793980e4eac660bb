import type { ServiceAccountRef } from '@headwater/k8s';

/**
 * How a ServiceAccount of Kubernetes says which identity of Azure it is.
 * Source: https://learn.microsoft.com/azure/aks/workload-identity-overview#service-account-labels-and-annotations
 */
export const clientIdAnnotation = 'azure.workload.identity/client-id';
export const tenantIdAnnotation = 'azure.workload.identity/tenant-id';

/** A managed identity of Azure, and the directory that it belongs to. */
export interface AzureIdentity {
  readonly clientId: string;
  readonly tenantId: string;
}

export const identityAnnotations = ({ clientId, tenantId }: AzureIdentity): Record<string, string> => ({
  [clientIdAnnotation]: clientId,
  [tenantIdAnnotation]: tenantId,
});

/** The label of pods that get a token of their ServiceAccount for it. */
export const useLabel = 'azure.workload.identity/use';

/** What pods carry that are an identity of Azure. */
export const podLabels = (identity: AzureIdentity | undefined): Record<string, string> =>
  identity === undefined ? {} : { [useLabel]: 'true' };

/**
 * What programs of the platform are in Azure: `secrets` reads the vault, `data` reads and writes the storage account,
 * `certificates` writes into the zone of DNS.
 */
export const managedIdentities = ['secrets', 'data', 'certificates'] as const;

export type ManagedIdentity = (typeof managedIdentities)[number];

/** A ServiceAccount that Azure takes for a managed identity, which has to have a federated credential for it. */
export interface FederatedAccount extends ServiceAccountRef {
  readonly identity: ManagedIdentity;
  /** The client id of the managed identity. */
  readonly clientId: string;
}

/** By which a federated credential names the ServiceAccount. */
export const federatedSubject = ({ namespace, name }: ServiceAccountRef): string =>
  `system:serviceaccount:${namespace}:${name}`;

/** Whom the token is for, in a federated credential too. */
export const federatedAudience = 'api://AzureADTokenExchange';

/** The file that says which federated credentials the infrastructure of `environment` makes. */
export const credentialsFile = (environment: string): string => `infra/${environment}/subjects.auto.tfvars.json`;

/** The federated credentials of an environment, as variables of its infrastructure. */
export interface Credentials {
  /** By identity, the subject of each credential by the credential's name. */
  readonly federated_accounts: Readonly<Partial<Record<ManagedIdentity, Readonly<Record<string, string>>>>>;
  readonly audience: string;
}
