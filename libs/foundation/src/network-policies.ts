import type { External, Flow, Namespace, Port } from '@headwater/contracts';
import type { Workload } from '@headwater/k8s';
import type {
  INetworkPolicy,
  INetworkPolicyEgressRule,
  INetworkPolicyIngressRule,
  INetworkPolicyPeer,
} from 'kubernetes-models/networking.k8s.io/v1';

/** An address range, and the port on which the API server answers there. */
export interface ApiServerAddress {
  readonly cidr: string;
  readonly port: number;
}

/** What the policies of one namespace are made from. */
export interface Walls {
  readonly namespace: Namespace;
  /** All flows of the platform: those that begin or end in the namespace are opened, and no other. */
  readonly flows: readonly Flow[];
  readonly apiServer: readonly ApiServerAddress[];
  /** The address ranges of pods and Services: every other address is outside of the cluster. */
  readonly clusterNetworks: readonly string[];
}

/** Nothing comes in or goes out but DNS, and what the flows say: a policy for each group of pods that has any. */
export const networkPolicies = (walls: Walls): INetworkPolicy[] => [
  policy(walls.namespace, 'default-deny', {}, { policyTypes: ['Ingress', 'Egress'] }),
  policy(walls.namespace, 'allow-dns', {}, { policyTypes: ['Egress'], egress: [toDns] }),
  ...workloadsOf(walls).map((workload) => workloadPolicy(workload, walls)),
];

const toDns: INetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

function workloadsOf({ namespace, flows }: Walls): Workload[] {
  const ends = flows.flatMap(({ from, to }) => [from, to]).filter(isWorkload);
  const byName = new Map(ends.filter((end) => end.namespace === namespace).map((end) => [end.name, end]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function workloadPolicy(workload: Workload, walls: Walls): INetworkPolicy {
  const { namespace, flows } = walls;
  const incoming = flows.filter(({ to }) => isWorkload(to) && to.name === workload.name);
  const outgoing = flows.filter(({ from }) => isWorkload(from) && from.name === workload.name);
  return policy(namespace, workload.name, workload.labels, {
    policyTypes: ['Ingress', 'Egress'],
    ...(incoming.length > 0 ? { ingress: ingressRules(incoming, walls) } : {}),
    ...(outgoing.length > 0 ? { egress: once(outgoing.flatMap((flow) => egressRules(flow, walls))) } : {}),
  });
}

/** One rule for all who come by the same ports. */
function ingressRules(incoming: readonly Flow[], { apiServer, clusterNetworks }: Walls): INetworkPolicyIngressRule[] {
  const byPorts = Map.groupBy(incoming, ({ ports }) => JSON.stringify(ports));
  return [...byPorts.values()].map((flows) => ({
    from: flows.flatMap(({ from }) => {
      if (isWorkload(from)) return [pods(from)];
      return from === 'outside' ? [outside(clusterNetworks)] : apiServer.map(({ cidr }) => ({ ipBlock: { cidr } }));
    }),
    ports: flows[0]!.ports.map(spell),
  }));
}

function egressRules({ to, ports }: Flow, { apiServer, clusterNetworks }: Walls): INetworkPolicyEgressRule[] {
  if (isWorkload(to)) return [{ to: [pods(to)], ports: ports.map(spell) }];
  if (to === 'kubernetes-api') {
    return apiServer.map(({ cidr, port }) => ({ to: [{ ipBlock: { cidr } }], ports: [{ protocol: 'TCP', port }] }));
  }
  // a NetworkPolicy knows no host names
  const peer = to.cidr === undefined ? outside(clusterNetworks) : { ipBlock: { cidr: to.cidr } };
  return [{ to: [peer], ports: [{ protocol: 'TCP', port: to.port }] }];
}

/** Two hosts outside are the same rule where nothing but the name tells them apart. */
const once = (rules: readonly INetworkPolicyEgressRule[]): INetworkPolicyEgressRule[] => [
  ...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values(),
];

const outside = (clusterNetworks: readonly string[]): INetworkPolicyPeer => ({
  ipBlock: { cidr: '0.0.0.0/0', except: [...clusterNetworks] },
});

const pods = ({ namespace, labels }: Workload): INetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: { matchLabels: { ...labels } },
});

const spell = ({ port, protocol }: Port) => ({ protocol, port });

const isWorkload = (end: Flow['from'] | External): end is Workload => typeof end === 'object' && 'labels' in end;

const policy = (
  namespace: string,
  name: string,
  labels: Readonly<Record<string, string>>,
  rules: Omit<INetworkPolicy['spec'] & object, 'podSelector'>,
): INetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec: { podSelector: Object.keys(labels).length > 0 ? { matchLabels: { ...labels } } : {}, ...rules },
});
