import { services } from '@headwater/contracts';
import type {
  IMutatingWebhook,
  IMutatingWebhookConfiguration,
  IRuleWithOperations,
  IValidatingWebhookConfiguration,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import { customResources, type CustomResource } from './custom-resources.ts';
import { namespace, webhookConfigurationName } from './names.ts';

const apiVersion = 'admissionregistration.k8s.io/v1';
const metadata = { name: webhookConfigurationName };

/** Without `caBundle`: the webhook writes it by itself, and Argo CD leaves alone what Git does not have. */
export const mutatingWebhooks = (): IMutatingWebhookConfiguration => ({
  apiVersion,
  kind: 'MutatingWebhookConfiguration',
  metadata,
  webhooks: [
    {
      ...webhook('mutate--v1-pod', podCreation),
      objectSelector: { matchLabels: { 'sparkoperator.k8s.io/launched-by-spark-operator': 'true' } },
    },
    ...customResources.map((resource) => webhook(handler('mutate', resource), changes(resource))),
  ],
});

export const validatingWebhooks = (): IValidatingWebhookConfiguration => ({
  apiVersion,
  kind: 'ValidatingWebhookConfiguration',
  metadata,
  webhooks: customResources.map((resource) => webhook(handler('validate', resource), changes(resource))),
});

const podCreation: IRuleWithOperations = {
  apiGroups: [''],
  apiVersions: ['v1'],
  resources: ['pods'],
  operations: ['CREATE'],
};

/** Source: https://github.com/kubernetes-sigs/controller-runtime/blob/v0.20.4/pkg/builder/webhook.go */
const handler = (task: 'mutate' | 'validate', { group, version, kind }: CustomResource): string =>
  `${task}-${group.replaceAll('.', '-')}-${version}-${kind.toLowerCase()}`;

const changes = ({ group, version, plural }: CustomResource): IRuleWithOperations => ({
  apiGroups: [group],
  apiVersions: [version],
  resources: [plural],
  operations: ['CREATE', 'UPDATE'],
});

function webhook(handler: string, rule: IRuleWithOperations): IMutatingWebhook {
  const { name, pods, port } = services.sparkWebhook;
  return {
    name: `${handler}.sparkoperator.k8s.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { namespace: pods.namespace, name, port, path: `/${handler}` } },
    // a driver without its volumes and variables would fail later, and nobody would know why
    failurePolicy: 'Fail',
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    rules: [rule],
    sideEffects: 'None',
    timeoutSeconds: 10,
  };
}
