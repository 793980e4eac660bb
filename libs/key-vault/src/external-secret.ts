import { inWave } from '@headwater/argocd';
import type { Namespace } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { isPlain, vaultName, type Secret } from '@headwater/secrets';
import { goDuration } from './go-duration.ts';
import type { KeyVault } from './key-vault.ts';
import { storeName } from './store.ts';

/** `external-secrets.io/v1` ExternalSecret, as far as this repository writes it. */
export interface ExternalSecret extends Resource {
  readonly spec: {
    readonly refreshInterval: string;
    readonly secretStoreRef: { readonly kind: 'SecretStore'; readonly name: string };
    readonly target: {
      readonly name: string;
      readonly creationPolicy: 'Owner';
      readonly template: {
        readonly engineVersion: 'v2';
        readonly mergePolicy: 'Merge';
        readonly metadata: { readonly labels: Readonly<Record<string, string>> };
        readonly data?: Readonly<Record<string, string>>;
      };
    };
    readonly data: readonly { readonly secretKey: string; readonly remoteRef: { readonly key: string } }[];
  };
}

/** Fills `secret`, or the copy of it, in `namespace`. */
export function externalSecret(secret: Secret, namespace: Namespace, vault: KeyVault): ExternalSecret {
  const plain = plainValues(secret, vault.repositoryUrl);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    // after the store; an Application of one wave alone does not wait for what it applies
    metadata: { name: secret.name, namespace, annotations: secret.optional ? nobodyWaits : inWave(1) },
    spec: {
      refreshInterval: goDuration(vault.refreshInterval),
      secretStoreRef: { kind: 'SecretStore', name: storeName },
      target: {
        name: secret.name,
        creationPolicy: 'Owner',
        // without a template, the Secret would get the marks of Argo CD that the ExternalSecret has
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Merge',
          // a copy is not what others look for by a label
          metadata: { labels: secret.namespace === namespace ? { ...secret.labels } : {} },
          ...(Object.keys(plain).length > 0 ? { data: plain } : {}),
        },
      },
      data: Object.entries(secret.keys)
        .filter(([, maker]) => !isPlain(maker))
        .map(([key]) => ({ secretKey: key, remoteRef: { key: vaultName(secret, key) } })),
    },
  };
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#ignoring-child-resource-health-check-in-applications */
const nobodyWaits = { 'argocd.argoproj.io/ignore-healthcheck': 'true' };

const plainValues = ({ keys }: Secret, repositoryUrl: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(keys).flatMap(([key, maker]) => {
      if (maker.kind === 'literal') return [[key, literal(maker.value)]];
      return maker.kind === 'repository-url' ? [[key, literal(repositoryUrl)]] : [];
    }),
  );

/** What a template of Go makes `text` of: https://pkg.go.dev/text/template */
const literal = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');
