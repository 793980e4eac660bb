import type { DeclaredEnd, DeclaredFlow } from '@headwater/contracts';

/** Pods of one namespace that have these labels. */
export interface Pods {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

export type Port = DeclaredFlow['ports'][number];

/** What a connection leads to. */
export type Destination = Pods | 'kubernetes-api' | 'dns' | 'node' | 'outside';

/** Every group of pods that a flow names, and in each namespace one that no flow knows. */
export function groupsOf(flows: readonly DeclaredFlow[], namespaces: readonly string[]): Pods[] {
  const named = flows
    .flatMap(({ from, to }) => [from, to])
    .filter(isPods)
    .map(({ namespace, pods: labels }) => ({ namespace, labels }));
  const strangers = namespaces.map((namespace) => ({ namespace, labels: {} }));
  return [...new Map([...named, ...strangers].map((group) => [titleOf(group), group])).values()];
}

/** Every port that a flow opens between pods. */
export const portsOf = (flows: readonly DeclaredFlow[]): Port[] => [
  ...new Map(flows.flatMap(({ ports }) => ports).map((port) => [`${port.port} ${port.protocol}`, port])).values(),
];

/** Whether a flow says that all of these pods may open this connection. Nobody needs one to ask for names. */
export function isDeclared(flows: readonly DeclaredFlow[], from: Pods, to: Destination, port: Port): boolean {
  if (to === 'dns') return true;
  return flows.some((flow) => isWithin(from, flow.from) && leadsTo(flow, to, port));
}

function leadsTo(flow: DeclaredFlow, to: Destination, wanted: Port): boolean {
  if (typeof to === 'object') {
    const listed = flow.ports.some(({ port, protocol }) => port === wanted.port && protocol === wanted.protocol);
    return listed && isWithin(to, flow.to);
  }
  if (to === 'kubernetes-api') return flow.to === 'kubernetes-api';
  // policies know ports, not names
  return to === 'outside' && outsideOf(flow)?.port === wanted.port;
}

/** The host outside of the cluster that a flow leads to. */
export function outsideOf({ to }: DeclaredFlow): { readonly host: string; readonly port: number } | undefined {
  if (typeof to === 'string' || !('outside' in to)) return undefined;
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(to.outside)!;
  return { host: host!, port: Number(port ?? 443) };
}

/** `cicd/argocd-server`, or `cicd/*` for pods without a label. */
export const titleOf = ({ namespace, labels }: Pods): string =>
  `${namespace}/${Object.values(labels).join('-') || '*'}`;

const isPods = (end: DeclaredEnd): end is Extract<DeclaredEnd, { readonly pods: unknown }> =>
  typeof end === 'object' && 'pods' in end;

const isWithin = ({ namespace, labels }: Pods, end: DeclaredEnd): boolean =>
  isPods(end) &&
  end.namespace === namespace &&
  Object.entries(end.pods).every(([label, value]) => labels[label] === value);
