import { serviceAccounts } from '@headwater/contracts';
import { suggestion } from '@headwater/k8s';
import { groupOf } from '../graph/custom-resources.ts';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { mayDo } from '../graph/permissions.ts';
import type { Pods } from '../graph/pods.ts';
import { isEmpty, namespaceLabels, selects } from '../graph/selectors.ts';
import { servicesByPods } from '../graph/services.ts';
import { sparkOperator, watchedBy } from '../graph/spark.ts';
import type { Finding, Rule } from '../rule.ts';

const group = 'sparkoperator.k8s.io';

export const sparkNamespaceUnwatched: Rule = {
  name: 'spark-namespace-unwatched',
  why: 'A SparkApplication in a namespace that the operator does not watch never gets a status: the task waits until it times out.',
  check: (graph) => {
    const needed = [...applications(graph), ...drivers(graph)];
    return sparkOperator(graph).flatMap((pods) => {
      const watched = watchedBy(pods);
      const selected = selectedByWebhooks(graph, pods);
      return [
        ...watched.flatMap((namespace) => watchedProblems(graph, pods, namespace, selected)),
        ...[
          ...needed,
          ...selected.map((namespace) => ({ namespace, because: 'which its webhook configuration selects' })),
        ]
          .filter(({ namespace }) => watched.length > 0 && !watched.includes(namespace))
          .map(({ namespace, because }) => ({
            file: pods.file,
            message: `${pods.title} does not watch namespace '${namespace}', ${because}; add it to --namespaces=${watched.join()}`,
          })),
      ];
    });
  },
};

interface Need {
  readonly namespace: string;
  readonly because: string;
}

const applications = (graph: Graph): Need[] =>
  graph.items
    .filter(({ resource }) => groupOf(resource) === group)
    .map(({ resource }) => ({
      namespace: namespaceOf(resource) ?? 'default',
      because: `where ${resource.kind} '${nameOf(resource)}' is`,
    }));

const drivers = (graph: Graph): Need[] =>
  graph
    .of('ServiceAccount')
    .filter(({ resource }) => nameOf(resource) === serviceAccounts.sparkDriver.name)
    .map(({ resource }) => ({
      namespace: namespaceOf(resource) ?? 'default',
      because: `where ServiceAccount '${nameOf(resource)}' is`,
    }));

function watchedProblems(graph: Graph, pods: Pods, namespace: string, selected: readonly string[]): Finding[] {
  const { file, title, spec } = pods;
  const finding = (what: string): Finding => ({ file, message: `${title} watches namespace '${namespace}', ${what}` });
  if (!graph.find('Namespace', undefined, namespace)) {
    return [
      finding(
        `which nobody makes${suggestion(namespace, graph.names('Namespace', undefined)) || '; add it, or remove it from --namespaces'}`,
      ),
    ];
  }
  const account = { namespace: pods.namespace, name: spec.serviceAccountName ?? 'default' };
  const driver = serviceAccounts.sparkDriver.name;
  return [
    ...(mayDo(graph, account, { verb: 'watch', group, resource: 'sparkapplications', namespace })
      ? []
      : [
          finding(
            `where its service account '${account.name}' may not watch sparkapplications; grant it in a Role there`,
          ),
        ]),
    ...(graph.find('ServiceAccount', namespace, driver)
      ? []
      : [
          finding(
            `where drivers have no ServiceAccount '${driver}'; add it, or remove the namespace from --namespaces`,
          ),
        ]),
    ...(selected.length === 0 || selected.includes(namespace)
      ? []
      : [
          finding(
            'whose pods its webhook configuration does not select: they start without what the application asks for; select it',
          ),
        ]),
  ];
}

/** The namespaces that webhooks select whose Service is in front of `pods`; none where they have no webhooks, or select all. */
function selectedByWebhooks(graph: Graph, pods: Pods): string[] {
  const services = new Set(
    (servicesByPods(graph).get(pods) ?? []).map((service) => `${namespaceOf(service)}/${nameOf(service)}`),
  );
  const webhooks = [...graph.of('MutatingWebhookConfiguration'), ...graph.of('ValidatingWebhookConfiguration')]
    .flatMap(({ resource }) => resource.webhooks ?? [])
    .filter(({ clientConfig: { service } }) => service && services.has(`${service.namespace}/${service.name}`));
  const selectors = webhooks
    .map(({ namespaceSelector = {} }) => namespaceSelector)
    .filter((selector) => !isEmpty(selector));
  return [...namespaceLabels(graph)]
    .filter(([, labels]) => selectors.some((selector) => selects(selector, labels)))
    .map(([name]) => name);
}
