import type { IMutatingWebhook } from 'kubernetes-models/admissionregistration.k8s.io/v1';
import { suggestion } from '@headwater/k8s';
import type { Graph } from '../graph/graph.ts';
import { isEmpty, namespaceLabels, selects } from '../graph/selectors.ts';
import { builtInGroups } from '../knowledge/api-groups.ts';
import type { Rule } from '../rule.ts';

export const webhookWithoutService: Rule = {
  name: 'webhook-without-service',
  why: 'The API server asks the webhook before it takes an object. Where nobody answers, nothing of that kind can be created any more.',
  check: (graph) =>
    [...graph.of('MutatingWebhookConfiguration'), ...graph.of('ValidatingWebhookConfiguration')].flatMap(
      ({ file, resource }) =>
        (resource.webhooks ?? []).flatMap((webhook) =>
          [...addressProblems(graph, webhook), ...scopeProblems(graph, webhook)].map((message) => ({
            file,
            message: `webhook '${webhook.name}' ${message}`,
          })),
        ),
    ),
};

type Webhook = Pick<
  IMutatingWebhook,
  'name' | 'clientConfig' | 'failurePolicy' | 'namespaceSelector' | 'objectSelector' | 'rules'
> & {
  readonly matchConditions?: readonly unknown[];
};

function addressProblems(graph: Graph, { clientConfig: { service, caBundle } }: Webhook): string[] {
  const certificate = caBundle
    ? ["has a 'caBundle' in Git, which undoes the one that its program writes; remove it"]
    : [];
  if (!service) return certificate;
  const { namespace, name, port = 443 } = service;
  const found = graph.find('Service', namespace, name);
  if (!found) {
    if (graph.runtime('Service', namespace, name)) return certificate;
    const way = suggestion(name, graph.names('Service', namespace)) || '; render it';
    return [...certificate, `calls service '${name}', which nobody makes in namespace '${namespace}'${way}`];
  }
  const ports = (found.resource.spec?.ports ?? []).map((offer) => offer.port);
  if (ports.includes(port)) return certificate;
  return [
    ...certificate,
    `calls port ${port} of service '${name}', which offers ${ports.join(', ') || 'none'}; name that port`,
  ];
}

function scopeProblems(graph: Graph, webhook: Webhook): string[] {
  const { failurePolicy = 'Fail', namespaceSelector = {}, objectSelector = {}, matchConditions = [] } = webhook;
  if (!isEmpty(namespaceSelector)) {
    const matched = [...namespaceLabels(graph).values()].some((labels) => selects(namespaceSelector, labels));
    return matched
      ? []
      : ['has a namespaceSelector that matches no namespace of the platform, so it is never called; select one'];
  }
  if (failurePolicy !== 'Fail' || !isEmpty(objectSelector) || matchConditions.length > 0) return [];
  const groups = new Set((webhook.rules ?? []).flatMap(({ apiGroups = [] }) => apiGroups));
  // of custom resources alone, nothing that the cluster itself lives on is refused
  if (![...groups].some((group) => group === '*' || builtInGroups.has(group))) return [];
  return [
    "refuses every such object of the cluster while it is down, its own pods included; give it a namespaceSelector, or 'failurePolicy: Ignore'",
  ];
}
