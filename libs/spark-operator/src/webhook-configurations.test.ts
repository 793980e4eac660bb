import { expect, it } from 'vitest';
import { mutatingWebhooks, validatingWebhooks } from './webhook-configurations.ts';

const mutating = mutatingWebhooks().webhooks ?? [];
const validating = validatingWebhooks().webhooks ?? [];
const all = [...mutating, ...validating];

/** As the operator 2.5.2 logs them when it starts ("Registering a mutating webhook", "Registering a validating webhook"). */
const served = {
  mutating: {
    '/mutate--v1-pod': 'v1 pods',
    '/mutate-sparkoperator-k8s-io-v1beta2-sparkapplication': 'sparkoperator.k8s.io/v1beta2 sparkapplications',
    '/mutate-sparkoperator-k8s-io-v1beta2-scheduledsparkapplication':
      'sparkoperator.k8s.io/v1beta2 scheduledsparkapplications',
    '/mutate-sparkoperator-k8s-io-v1alpha1-sparkconnect': 'sparkoperator.k8s.io/v1alpha1 sparkconnects',
  },
  validating: {
    '/validate-sparkoperator-k8s-io-v1beta2-sparkapplication': 'sparkoperator.k8s.io/v1beta2 sparkapplications',
    '/validate-sparkoperator-k8s-io-v1beta2-scheduledsparkapplication':
      'sparkoperator.k8s.io/v1beta2 scheduledsparkapplications',
    '/validate-sparkoperator-k8s-io-v1alpha1-sparkconnect': 'sparkoperator.k8s.io/v1alpha1 sparkconnects',
  },
};

/** What each path is called for. */
const called = (webhooks: typeof all) =>
  Object.fromEntries(
    webhooks.map(({ clientConfig, rules = [] }) => [
      clientConfig.service?.path,
      rules
        .map(
          ({ apiGroups, apiVersions, resources }) =>
            `${[...(apiGroups ?? []), ...(apiVersions ?? [])].filter(Boolean).join('/')} ${resources}`,
        )
        .join(),
    ]),
  );

it('calls every path that the operator serves, for the kind that it serves there', () => {
  expect(called(mutating)).toEqual(served.mutating);
  expect(called(validating)).toEqual(served.validating);
});

it('asks about objects of the namespace of the applications, and no other', () => {
  for (const { namespaceSelector } of all) {
    expect(namespaceSelector).toEqual({ matchLabels: { 'kubernetes.io/metadata.name': 'processing' } });
  }
});

it('asks about the pods that the operator started, so that others start without it', () => {
  const pods = mutating.filter(({ rules }) => rules?.some(({ resources }) => resources?.includes('pods')));
  expect(pods.map(({ objectSelector }) => objectSelector?.matchLabels)).toEqual([
    { 'sparkoperator.k8s.io/launched-by-spark-operator': 'true' },
  ]);
});

it('leaves the certificate to the operator', () => {
  expect(all.filter(({ clientConfig }) => 'caBundle' in clientConfig)).toEqual([]);
});
