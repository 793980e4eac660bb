import { useLabel } from '@headwater/contracts';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { clientIdOf, identitiesOf } from '../graph/identities.ts';
import type { Pods } from '../graph/pods.ts';
import type { Finding, Rule } from '../rule.ts';

export const workloadIdentityMissing: Rule = {
  name: 'workload-identity-missing',
  why:
    'Azure puts a token into pods that have its label, and the token says who they are only where their ServiceAccount ' +
    'does. With one and without the other, a program finds no way to sign in.',
  check: (graph) => [...graph.pods.flatMap((pods) => ofPods(graph, pods)), ...unused(graph)],
};

function ofPods(graph: Graph, pods: Pods): Finding[] {
  const { file, title, namespace, labels } = pods;
  const name = accountOf(pods);
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
  graph
    .of('SecretStore')
    .some(
      ({ resource }) =>
        namespaceOf(resource) === namespace && resource.spec.provider.azurekv?.serviceAccountRef?.name === name,
    );

const accountOf = ({ spec }: Pods): string => spec.serviceAccountName || spec.serviceAccount || 'default';
