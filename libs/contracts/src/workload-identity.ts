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

/** A ServiceAccount that Azure takes for a managed identity, which has to have a federated credential for it. */
export interface FederatedAccount extends ServiceAccountRef {
  /** The client id of the managed identity. */
  readonly clientId: string;
}

/** By which a federated credential names the ServiceAccount. */
export const federatedSubject = ({ namespace, name }: ServiceAccountRef): string =>
  `system:serviceaccount:${namespace}:${name}`;

/** Whom the token is for, in a federated credential too. */
export const federatedAudience = 'api://AzureADTokenExchange';
