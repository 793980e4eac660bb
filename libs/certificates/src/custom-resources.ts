import type { Resource } from '@headwater/k8s';

const apiVersion = 'cert-manager.io/v1';

/** `cert-manager.io/v1`, as far as this repository writes it: https://cert-manager.io/docs/reference/api-docs/ */
export interface Issuer extends Resource {
  readonly spec:
    { readonly selfSigned: object } | { readonly ca: { readonly secretName: string } } | { readonly acme: Acme };
}

interface Acme {
  readonly server: string;
  readonly email: string;
  readonly privateKeySecretRef: { readonly name: string };
  readonly solvers: readonly { readonly dns01: { readonly azureDNS: AzureDns } }[];
}

interface AzureDns {
  readonly environment: 'AzurePublicCloud';
  readonly hostedZoneName: string;
  readonly resourceGroupName: string;
  readonly subscriptionID: string;
  readonly managedIdentity: { readonly clientID: string; readonly tenantID: string };
}

export interface Certificate extends Resource {
  readonly spec: CertificateSpec;
}

export interface CertificateSpec {
  readonly secretName: string;
  readonly issuerRef: { readonly group: 'cert-manager.io'; readonly kind: 'Issuer'; readonly name: string };
  readonly isCA?: true;
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  /** A Go duration; none where the authority decides. */
  readonly duration?: string;
  readonly renewBefore: string;
  readonly privateKey: {
    readonly algorithm: 'ECDSA';
    readonly size: 256;
    readonly rotationPolicy: 'Always' | 'Never';
  };
  readonly usages: readonly string[];
  /** What the Secret has beside its keys. */
  readonly secretTemplate?: { readonly annotations: Readonly<Record<string, string>> };
  readonly nameConstraints?: {
    readonly critical: true;
    readonly permitted: { readonly dnsDomains: readonly string[] };
  };
}

export const issuer = (namespace: string, name: string, spec: Issuer['spec']): Issuer => ({
  apiVersion,
  kind: 'Issuer',
  metadata: { name, namespace },
  spec,
});

export const certificate = (namespace: string, name: string, spec: CertificateSpec): Certificate => ({
  apiVersion,
  kind: 'Certificate',
  metadata: { name, namespace },
  spec,
});

export const issuerRef = (name: string): CertificateSpec['issuerRef'] => ({
  group: 'cert-manager.io',
  kind: 'Issuer',
  name,
});
