import type { IMutatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1';
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1';
import { expect, it } from 'vitest';
import { webhookFindings } from './webhooks.ts';

const kind = 'MutatingWebhookConfiguration';
const webhook = (caBundle?: string) => ({
  clientConfig: {
    service: { namespace: 'processing', name: 'spark-operator-webhook' },
    ...(caBundle ? { caBundle } : {}),
  },
});
const slice = (ready: boolean) =>
  ({
    metadata: { namespace: 'processing', labels: { 'kubernetes.io/service-name': 'spark-operator-webhook' } },
    endpoints: [{ addresses: ['10.244.0.9'], conditions: { ready } }],
  }) as unknown as IEndpointSlice;
const look = (webhooks: readonly object[] | undefined, ready = true) =>
  webhookFindings({
    rendered: [{ kind, name: 'spark-operator-webhook', application: 'spark-operator' }],
    live: webhooks
      ? [{ kind, metadata: { name: 'spark-operator-webhook' }, webhooks } as unknown as IMutatingWebhookConfiguration]
      : [],
    slices: [slice(ready)],
  });
const restart = './headwater kubectl rollout restart deployment/spark-operator-webhook --namespace=processing';

it('finds nothing where each trusts a certificate and a pod is ready', () => {
  expect(look([webhook('Y2VydGlmaWNhdGU='), webhook('Y2VydGlmaWNhdGU=')])).toEqual([]);
});

it('counts the webhooks whose certificate was erased, and restarts what publishes it', () => {
  expect(look([webhook('Y2VydGlmaWNhdGU='), webhook()])).toMatchObject([
    { severity: 'error', what: 'trusts no certificate (caBundle is empty in 1 of 2 webhooks)', mend: restart },
  ]);
});

it('names the Service behind which no pod is ready', () => {
  expect(look([webhook('Y2VydGlmaWNhdGU=')], false)).toMatchObject([
    { what: "calls Service 'processing/spark-operator-webhook', behind which no pod is ready", mend: restart },
  ]);
});

it('misses one that is committed and not there', () => {
  expect(look(undefined)).toMatchObject([{ subject: `${kind} 'spark-operator-webhook'`, what: 'is not there' }]);
});
