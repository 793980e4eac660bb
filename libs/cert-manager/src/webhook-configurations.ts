import { services } from '@headwater/contracts';
import type {
  IMutatingWebhook,
  IMutatingWebhookConfiguration,
  IValidatingWebhookConfiguration,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import { namespace, webhookAuthority, webhookConfigurationName } from './names.ts';

const apiVersion = 'admissionregistration.k8s.io/v1';
const metadata = {
  name: webhookConfigurationName,
  // cainjector fills in `caBundle`, and Argo CD leaves alone what Git does not have
  annotations: { 'cert-manager.io/inject-ca-from-secret': `${webhookAuthority.namespace}/${webhookAuthority.name}` },
};

/** Says who asks for a certificate, so that nobody can say it for another. */
export const mutatingWebhooks = (): IMutatingWebhookConfiguration => ({
  apiVersion,
  kind: 'MutatingWebhookConfiguration',
  metadata,
  webhooks: [
    webhook('/mutate', {
      apiGroups: ['cert-manager.io'],
      apiVersions: ['v1'],
      operations: ['CREATE'],
      resources: ['certificaterequests'],
    }),
  ],
});

/** Refuses what could never be issued. */
export const validatingWebhooks = (): IValidatingWebhookConfiguration => ({
  apiVersion,
  kind: 'ValidatingWebhookConfiguration',
  metadata,
  webhooks: [
    webhook('/validate', {
      apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
      apiVersions: ['v1'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['*/*'],
    }),
  ],
});

function webhook(path: string, rule: NonNullable<IMutatingWebhook['rules']>[number]): IMutatingWebhook {
  const { name, pods, port } = services.certManagerWebhook;
  return {
    name: 'webhook.cert-manager.io',
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { namespace: pods.namespace, name, port, path } },
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
    // nobody looks after certificates elsewhere
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    rules: [rule],
    sideEffects: 'None',
    timeoutSeconds: 10,
  };
}
