import type { Resource } from '@headwater/k8s';
import { load } from 'js-yaml';
import type { IValidatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { certManager, certManagerImages, certManagerSource } from './index.ts';

const resources = certManager({
  images: { controller: 'example.com/c:1', webhook: 'example.com/w:1', injector: 'example.com/i:1' },
  issuers: ['self-signed', 'platform-ca'],
});
const ofKind = <R>(kind: string) => resources.filter((resource) => resource.kind === kind) as (R & Resource)[];
const configuration = (program: string) =>
  load(
    ofKind<IConfigMap>('ConfigMap').find(({ metadata }) => metadata?.name === `cert-manager-${program}`)?.data?.[
      'configuration.yaml'
    ] ?? '',
  );

it('has one version: that of its definitions', () => {
  const tags = Object.values(certManagerImages).map(({ tag }) => tag);
  expect(new Set([...tags, certManagerSource.revision]).size).toBe(1);
});

it('reads no secret outside of its own namespace', () => {
  const ofCluster = ofKind<IClusterRole>('ClusterRole').flatMap(({ rules }) => rules ?? []);
  expect(ofCluster.flatMap(({ resources = [] }) => resources)).not.toContain('secrets');
  for (const program of ['controller', 'cainjector']) {
    expect(configuration(program)).toMatchObject({ namespace: 'gateway' });
  }
});

it('approves what our own Issuers are asked for, and no other', () => {
  const approving = ofKind<IClusterRole>('ClusterRole').find(({ metadata }) => metadata?.name?.endsWith('-approving'));
  expect(approving?.rules?.[0]?.resourceNames).toEqual([
    'issuers.cert-manager.io/gateway.self-signed',
    'issuers.cert-manager.io/gateway.platform-ca',
  ]);
});

it('reviews what is asked for, with a certificate that cainjector makes known', () => {
  const [{ metadata, webhooks }] = ofKind<IValidatingWebhookConfiguration>('ValidatingWebhookConfiguration') as [
    IValidatingWebhookConfiguration,
  ];
  expect(metadata?.annotations).toEqual({
    'cert-manager.io/inject-ca-from-secret': 'gateway/cert-manager-webhook-ca',
  });
  expect(webhooks?.[0]?.clientConfig).toEqual({
    service: { namespace: 'gateway', name: 'cert-manager-webhook', port: 10250, path: '/validate' },
  });
});
