import type { DeclaredFlow } from '@headwater/contracts';
import { kubectl } from '../harness/machine.ts';
import { outsideOf, portsOf, titleOf, type Destination, type Pods, type Port } from './ends.ts';
import type { Probe } from './probes.ts';

/** Something that a pod may try to reach. */
export interface Target extends Port {
  readonly title: string;
  readonly to: Destination;
  /** Where the connection goes, as the pod writes it. */
  readonly host: string;
  /** The port behind a Service, which is the one that policies know. */
  readonly behind: number;
  /** What it has to say first, where it is one of ours. */
  readonly greeting?: string;
}

/** The probes themselves, by their addresses: each of them listens on every port of the platform. */
export const probeTargets = (probes: readonly Probe[], flows: readonly DeclaredFlow[]): Target[] =>
  probes.flatMap((probe) =>
    portsOf(flows).map((port) => ({
      title: titleOf(probe),
      to: probe,
      host: probe.address,
      behind: port.port,
      greeting: probe.name,
      ...port,
    })),
  );

interface Slice {
  readonly metadata: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  readonly ports?: readonly { readonly name: string; readonly port: number; readonly protocol: Port['protocol'] }[];
  readonly endpoints?: readonly {
    readonly addresses: readonly string[];
    readonly conditions: { readonly serving?: boolean };
    readonly targetRef?: { readonly name: string };
  }[];
}

interface Service {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: { readonly clusterIP: string; readonly ports: readonly (Port & { readonly name: string })[] };
}

/**
 * Services with a pod that serves, by the name that others know them by. Nothing that speaks UDP answers a stranger, and
 * one without an address is but a name of its pods, which a probe is, too.
 */
export async function serviceTargets(namespaces: readonly string[]): Promise<Target[]> {
  const services = await list<Service>('services');
  const slices = await list<Slice>('endpointslices');
  const pods = new Map(
    (await list<{ metadata: Pods & { name: string; labels?: Pods['labels'] } }>('pods')).map(({ metadata }) => [
      `${metadata.namespace}/${metadata.name}`,
      { namespace: metadata.namespace, labels: metadata.labels ?? {} },
    ]),
  );
  return services
    .filter(({ metadata, spec }) => namespaces.includes(metadata.namespace) && spec.clusterIP !== 'None')
    .flatMap(({ metadata: { namespace, name }, spec }) =>
      slices
        .filter(({ metadata }) => metadata.namespace === namespace && metadata.labels[ofService] === name)
        .flatMap(({ ports = [], endpoints = [] }) => {
          const serving = endpoints.find(({ conditions }) => conditions.serving === true)?.targetRef;
          const to = pods.get(`${namespace}/${serving?.name}`);
          if (!to) return [];
          return ports
            .filter(({ protocol }) => protocol === 'TCP')
            .flatMap((behind) => {
              const port = spec.ports.find((each) => (each.name ?? '') === (behind.name ?? ''));
              const host = `${name}.${namespace}.svc`;
              return port ? [{ title: host, to, host, port: port.port, behind: behind.port, protocol: 'TCP' }] : [];
            });
        }),
    ) as Target[];
}

const ofService = 'kubernetes.io/service-name';

/** What is no pod of the platform: DNS, the API server under each of its addresses, its node, and the world. */
export async function otherTargets(flows: readonly DeclaredFlow[]): Promise<Target[]> {
  const target = (title: string, to: Destination, host: string, port: number): Target => ({
    title,
    to,
    host,
    port,
    behind: port,
    protocol: 'TCP',
  });
  const [api] = (await list<Slice>('endpointslices')).filter(
    ({ metadata }) => metadata.labels[ofService] === 'kubernetes',
  );
  const [address = ''] = api?.endpoints?.[0]?.addresses ?? [];
  const [port] = api?.ports ?? [];
  const world = flows.map(outsideOf).filter((end) => end !== undefined);
  const hosts = new Map(world.map((end) => [`${end.host}:${end.port}`, end]));
  return [
    target('DNS', 'dns', 'kube-dns.kube-system.svc', 53),
    target('the API server', 'kubernetes-api', 'kubernetes.default.svc', 443),
    target("the API server's address", 'kubernetes-api', address, port!.port),
    target('the kubelet', 'node', address, 10250),
    ...[...hosts.values()].map(({ host, port: number }) => target(host, 'outside', host, number)),
  ];
}

async function list<T>(kind: string): Promise<T[]> {
  return (JSON.parse(await kubectl('get', kind, '--all-namespaces', '--output=json')) as { items: T[] }).items;
}
