import { randomBytes } from 'node:crypto';
import type { Resource } from '@headwater/k8s';

interface ExternalSecret extends Resource {
  readonly spec: { readonly data: readonly { readonly remoteRef: { readonly key: string } }[] };
}

/** A value for everything that External Secrets reads, as the vault would have it. */
export const vaultValues = (resources: readonly Resource[]): Map<string, string> =>
  new Map(
    resources
      .filter((resource): resource is ExternalSecret => resource.kind === 'ExternalSecret')
      .flatMap(({ spec }) => spec.data.map(({ remoteRef }) => [remoteRef.key, randomBytes(12).toString('hex')])),
  );

/**
 * The resources in namespaces of their own, beside those of the platform that runs, and with a store in memory where the
 * vault would be.
 * Source: https://external-secrets.io/latest/provider/fake/
 */
export const inOwnNamespaces = (resources: readonly Resource[], values: ReadonlyMap<string, string>): Resource[] =>
  resources.map((resource) => {
    const moved = JSON.parse(
      JSON.stringify(resource)
        .replaceAll(/"namespace":"([a-z]+)"/g, (_, name: string) => `"namespace":"${ownNamespace(name)}"`)
        .replaceAll(/"--namespace=([a-z]+)"/g, (_, name: string) => `"--namespace=${ownNamespace(name)}"`),
    ) as Resource;
    return moved.kind === 'SecretStore' ? { ...moved, spec: { provider: { fake: { data: entries(values) } } } } : moved;
  });

export const ownNamespace = (name: string): string => `vault-${name}`;

export const entries = (values: ReadonlyMap<string, string>) => [...values].map(([key, value]) => ({ key, value }));

/** The same as `kind: Namespace`s, as restricted as the platform's. */
export const namespacesOf = (resources: readonly Resource[]): Resource[] =>
  [...new Set(resources.flatMap(({ metadata }) => metadata?.namespace ?? []))].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  }));
