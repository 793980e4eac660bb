import type { IService } from 'kubernetes-models/v1';
import { addressesIn, type Address } from './addresses.ts';
import { namespaceOf, nameOf, type Graph } from './graph.ts';
import type { Item } from './manifests.ts';
import { once } from './once.ts';
import { containersOf, type Pods } from './pods.ts';
import { configMapsReadBy } from './readings.ts';
import { settingsOfConfigMaps, settingsOfContainer } from './settings.ts';

/** Pods that their configuration tells to call a host of the cluster. */
export interface Call {
  readonly pods: Pods;
  /** Where the host is written: the pods' own file, or that of a ConfigMap they read. */
  readonly file: string;
  /** As it is written, without its port. */
  readonly host: string;
  /** Unknown where neither the text nor a setting beside it says. */
  readonly port?: number;
  /** None where no file has a Service of that name. */
  readonly service?: Item<IService>;
}

/** The address of a Service in configuration, and the pods that read it there. */
export interface Mention {
  readonly file: string;
  /** For messages: `Deployment 'airflow-scheduler'`, `ConfigMap 'airflow-config', airflow.cfg`. */
  readonly title: string;
  readonly address: Address;
  readonly pods: readonly Pods[];
}

/** Which pods call which Service. */
export const callsOf = (graph: Graph): Call[] =>
  mentionsOf(graph).flatMap(({ file, pods, address: { host, port, namespace, service } }) => {
    const found = graph.find('Service', namespace, service);
    const call = { file, host, ...(port === undefined ? {} : { port }), ...(found ? { service: found } : {}) };
    return pods.map((group) => ({ pods: group, ...call }));
  });

/** Every address of a Service in the variables and command lines of pods, and in ConfigMaps. */
export const mentionsOf = once((graph: Graph): readonly Mention[] => {
  const namespaces = new Set(graph.of('Namespace').map(({ resource }) => nameOf(resource)));
  return [...inPods(graph, namespaces), ...inConfigMaps(graph, namespaces)];
});

const inPods = (graph: Graph, namespaces: ReadonlySet<string>): Mention[] =>
  graph.pods.flatMap((pods) => {
    const { file, title, namespace, spec } = pods;
    const aliases = new Set(spec.hostAliases?.flatMap(({ hostnames }) => hostnames ?? []));
    const addresses = containersOf(pods).flatMap((container) =>
      addressesIn(settingsOfContainer(container), { namespace, namespaces }),
    );
    return distinct(addresses)
      .filter(({ host }) => !aliases.has(host))
      .map((address) => ({ file, title, address, pods: [pods] }));
  });

function inConfigMaps(graph: Graph, namespaces: ReadonlySet<string>): Mention[] {
  const readings = graph.pods.flatMap((pods) => configMapsReadBy(pods).map((reading) => ({ pods, ...reading })));
  const readers = Map.groupBy(readings, ({ pods, name }) => `${pods.namespace}/${name}`);
  return settingsOfConfigMaps(graph).flatMap(({ file, resource, key, settings }) => {
    const namespace = namespaceOf(resource) ?? 'default';
    const name = nameOf(resource);
    const all = readers.get(`${namespace}/${name}`) ?? [];
    const pods = new Set(all.filter((reader) => (reader.key ?? key) === key).map((reader) => reader.pods));
    const title = `ConfigMap '${name}', ${key}`;
    const addresses = distinct(addressesIn(settings, { namespace, namespaces }));
    return addresses.map((address) => ({ file, title, address, pods: [...pods] }));
  });
}

const distinct = (addresses: readonly Address[]): Address[] => [
  ...new Map(addresses.map((address) => [`${address.host}:${address.port ?? ''}`, address])).values(),
];
