import type { Resource } from '@headwater/k8s';
import { issuer } from './custom-resources.ts';
import { acmeAccount, acmeIssuer } from './names.ts';

/** An authority that asks for a proof that the domain is ours, and the zone of Azure DNS in which it is written. */
export interface AcmeConfig {
  /** The address of its directory. */
  readonly server: string;
  /** Where the authority writes to when a certificate is about to end. */
  readonly email: string;
  readonly zone: { readonly name: string; readonly resourceGroup: string; readonly subscriptionId: string };
  /** The managed identity that may write into the zone. */
  readonly clientId: string;
  readonly tenantId: string;
}

/** Source: https://cert-manager.io/docs/configuration/acme/dns01/azuredns/#managed-identity-using-aad-workload-identity */
export const acme = ({ server, email, zone, clientId, tenantId }: AcmeConfig): Resource =>
  issuer(acmeAccount.namespace, acmeIssuer, {
    acme: {
      server,
      email,
      privateKeySecretRef: { name: acmeAccount.name },
      solvers: [
        {
          dns01: {
            azureDNS: {
              environment: 'AzurePublicCloud',
              hostedZoneName: zone.name,
              resourceGroupName: zone.resourceGroup,
              subscriptionID: zone.subscriptionId,
              managedIdentity: { clientID: clientId, tenantID: tenantId },
            },
          },
        },
      ],
    },
  });
