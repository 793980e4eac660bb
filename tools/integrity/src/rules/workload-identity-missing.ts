import { useLabel } from '@headwater/contracts';
import { contractFile } from '../graph/files.ts';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { clientIdOf, identitiesOf } from '../graph/identities.ts';
import type { Pods } from '../graph/pods.ts';
import type { Finding, Rule } from '../rule.ts';

export const workloadIdentityMissing: Rule = {
  name: 'workload-identity-missing',
  why:
    'Azure puts a token into pods that have its label, and the token says who they are only where their ServiceAccount ' +
    'does. With one and without the other, a program finds no way to sign in.',
  check: (graph) => [
    ...graph.pods.flatMap((pods) => ofPods(graph, { ...pods, account: accountOf(pods) })),
    ...dagPods(graph).flatMap((pods) => ofPods(graph, pods)),
    ...unused(graph),
  ],
};

/** Pods, as far as this rule asks. */
interface Asking {
  readonly file: string;
  readonly title: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly account: string;
}

/** Those that DAGs start, by what the contract tells them. */
function dagPods(graph: Graph): Asking[] {
  const file = contractFile(graph);
  const { spark, taskPods } = graph.contract;
  const { namespace, podLabels: labels, serviceAccount } = spark;
  return [
    { file, title: "the driver ('spark.podLabels')", namespace, labels, account: serviceAccount },
    { file, title: "a task's pod ('taskPods.labels')", ...taskPods, account: taskPods.serviceAccount },
    // executors get what drivers get, and run as what tasks start
    { file, title: "an executor ('spark.podLabels')", namespace, labels, account: taskPods.serviceAccount },
  ];
}

function ofPods(graph: Graph, { file, title, namespace, labels, account: name }: Asking): Finding[] {
  const account = graph.find('ServiceAccount', namespace, name)?.resource;
  const isIdentity = account !== undefined && clientIdOf(account) !== undefined;
  const isLabelled = labels[useLabel] === 'true';
  if (isIdentity === isLabelled) return [];
  const message = isLabelled
    ? `${title} has the label '${useLabel}', and service account '${name}' names no identity of Azure; give the account a client id, or take the label away`
    : `${title} runs as service account '${name}', which is an identity of Azure, and lacks the label '${useLabel}: "true"'; add it to the pods`;
  return [{ file, message }];
}

/** What nobody signs in with is a way in for whoever may start a pod. */
const unused = (graph: Graph): Finding[] =>
  identitiesOf(graph)
    .filter(({ resource }) => !isUsed(graph, namespaceOf(resource) ?? 'default', nameOf(resource)))
    .map(({ file, resource }) => ({
      file,
      message: `service account '${nameOf(resource)}' is an identity of Azure that no pod and no SecretStore of namespace '${namespaceOf(resource)}' uses; remove it`,
    }));

const isUsed = (graph: Graph, namespace: string, name: string): boolean =>
  graph.pods.some((pods) => pods.namespace === namespace && accountOf(pods) === name) ||
  dagPods(graph).some((pods) => pods.namespace === namespace && pods.account === name) ||
  graph
    .of('SecretStore')
    .some(
      ({ resource }) =>
        namespaceOf(resource) === namespace && resource.spec.provider.azurekv?.serviceAccountRef?.name === name,
    );

const accountOf = ({ spec }: Pods): string => spec.serviceAccountName || spec.serviceAccount || 'default';
