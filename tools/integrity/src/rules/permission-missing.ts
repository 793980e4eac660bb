import { serviceAccounts } from '@headwater/contracts';
import { podsWith } from '../graph/ends.ts';
import type { Graph } from '../graph/graph.ts';
import { mayDo, type Account } from '../graph/permissions.ts';
import type { Pods } from '../graph/pods.ts';
import { flagOf, sparkOperator, watchedBy } from '../graph/spark.ts';
import { callers, type Ask, type Caller, type Permission } from '../knowledge/permissions.ts';
import type { Finding, Rule } from '../rule.ts';

export const permissionMissing: Rule = {
  name: 'permission-missing',
  why: "A program that asks for what its account may not do gets '403 Forbidden', often only when the first task runs.",
  check: (graph) =>
    callers.flatMap((caller) => programsOf(graph, caller).flatMap((program) => problems(graph, program, caller.asks))),
};

interface Program {
  readonly file: string;
  readonly account: Account;
  /** None where the program that makes them is not rendered. */
  readonly pods?: Pods;
}

function programsOf(graph: Graph, { who }: Caller): Program[] {
  if ('labels' in who) {
    return podsWith(graph, who.namespace, who.labels).map((pods) => ({
      file: pods.file,
      account: { namespace: pods.namespace, name: pods.spec.serviceAccountName ?? 'default' },
      pods,
    }));
  }
  const found = graph.find('ServiceAccount', who.namespace, who.name);
  return found ? [{ file: found.file, account: who }] : [];
}

function problems(graph: Graph, program: Program, asks: readonly Ask[]): Finding[] {
  const { file, account, pods } = program;
  const who = pods ? pods.title : `what runs under service account '${account.name}'`;
  const withoutToken = {
    file,
    message: `${who} calls the API server to ${asks[0]?.purpose}, and gets no token for it; set 'automountServiceAccountToken: true' in ${pods ? 'its pods' : 'it'}`,
  };
  const denied = asks.flatMap(({ where, purpose, permissions }) =>
    namespacesOf(graph, program, where).flatMap((namespace) =>
      permissions.flatMap((permission) =>
        missing(graph, program, permission, namespace).map((what) => ({
          file,
          message: `${pods ? `${pods.title}: ` : ''}service account '${account.name}' may not ${what} in ${
            namespace === undefined ? 'the whole cluster' : `namespace '${namespace}'`
          }, and needs it to ${purpose}; grant it in a ${namespace === undefined ? 'ClusterRole' : 'Role'} that is bound to it`,
        })),
      ),
    ),
  );
  return [...((pods ? hasToken(graph, pods) : handsOutToken(graph, account)) ? [] : [withoutToken]), ...denied];
}

/** Pods that somebody else makes have only their account to decide it. */
const handsOutToken = (graph: Graph, { namespace, name }: Account): boolean =>
  graph.find('ServiceAccount', namespace, name)?.resource.automountServiceAccountToken ?? true;

/** The pod decides, else its account; a token may also be mounted by hand. */
function hasToken(graph: Graph, { namespace, spec }: Pods): boolean {
  const account = { namespace, name: spec.serviceAccountName ?? 'default' };
  const mounted = spec.automountServiceAccountToken ?? handsOutToken(graph, account);
  return (
    mounted ||
    (spec.volumes ?? []).some(({ projected }) => projected?.sources?.some((source) => source.serviceAccountToken))
  );
}

/** Undefined stands for the whole cluster. */
function namespacesOf(graph: Graph, { account, pods }: Program, where: Ask['where']): (string | undefined)[] {
  switch (where) {
    case 'own':
      return [account.namespace];
    case 'tasks': {
      const { namespace, name } = serviceAccounts.taskPod;
      return graph.find('ServiceAccount', namespace, name) ? [namespace] : [];
    }
    case 'jobs':
      return sparkOperator(graph).length > 0 ? [serviceAccounts.sparkDriver.namespace] : [];
    case 'watched': {
      const watched = pods ? watchedBy(pods) : [];
      return watched.length > 0 ? watched : [undefined];
    }
    case 'cluster':
      return [undefined];
  }
}

/** `watch pods`, for each resource of which a verb is missing. */
function missing(
  graph: Graph,
  { account, pods }: Program,
  permission: Permission,
  namespace: string | undefined,
): string[] {
  const { verbs, group, resources, flag, name, nameFlag } = permission;
  const resourceName = nameFlag && pods ? flagOf(pods, nameFlag) : name;
  if ((flag && pods && !flagOf(pods, flag)) || (nameFlag && !resourceName)) return [];
  return resources.flatMap((resource) => {
    const request = { group, resource, namespace, ...(resourceName ? { resourceName } : {}) };
    const denied = verbs.filter((verb) => !mayDo(graph, account, { ...request, verb }));
    return denied.length > 0 ? [`${denied.join(', ')} ${resource}${resourceName ? ` '${resourceName}'` : ''}`] : [];
  });
}
