import type { Application } from '@headwater/argocd';
import {
  doorCertificate,
  doorCertificateKeys,
  doorCertificateReaders,
  flows,
  platformCa,
  platformCaReaders,
  type Declared,
  type DeclaredEnd,
  type DeclaredFlow,
  type Flow,
  type RuntimeObject,
  type Topology,
  type TransientPods,
} from '@headwater/contracts';
import { federatedAccounts, secretsOf, topology, type Environment } from '@headwater/environment';
import type { Secret } from '@headwater/secrets';
import { room } from './room.ts';
import { sparkPods } from './spark-pods.ts';

/** What the wiring of an environment knows and no manifest can say. */
export function declared(environment: Environment, applications: readonly Application[]): Declared {
  const federated = federatedAccounts(environment);
  return {
    environment: environment.name,
    ...room(environment),
    after: Object.fromEntries(applications.map(({ name, after }) => [name, after])),
    flows: flows(topology(environment)).map(declaredFlow),
    runtime: [
      ...storageClasses(environment),
      ...(environment.secrets.kind === 'generated' ? secretsOf(environment).flatMap(runtimeSecrets) : []),
      ...applications.flatMap(provided),
      ...copiesOfCa(topology(environment)),
      ...copiesOfDoorCertificate(topology(environment)),
    ],
    transient: [...sparkPods(environment), ...applications.flatMap(chartPods)],
    ...(environment.database.kind === 'external' ? { databaseConnections: environment.database.maxConnections } : {}),
    ...(federated.length > 0 ? { federated } : {}),
  };
}

const declaredFlow = ({ from, to, ports }: Flow): DeclaredFlow => ({ from: end(from), to: end(to), ports });

function end(end: Flow['from'] | Flow['to']): DeclaredEnd {
  if (end === 'kubernetes-api') return end;
  if (end === 'outside') return { outside: 'everybody' };
  if ('labels' in end) return { namespace: end.namespace, pods: end.labels };
  return { outside: `${end.host}:${end.port}`, ...(end.cidr === undefined ? {} : { cidr: end.cidr }) };
}

const storageClasses = ({ storage }: Environment): RuntimeObject[] =>
  [...new Set([storage.class, storage.sharedClass])].map((name) => ({
    kind: 'StorageClass',
    name,
    madeBy: 'the cluster',
  }));

/** The Secret, and the copies that Reflector makes of it. */
function runtimeSecrets({ namespace, name, keys, readers, optional }: Secret): RuntimeObject[] {
  const external = Object.values(keys).some(({ kind }) => kind === 'external');
  const shape = { keys: Object.keys(keys), ...(optional ? { optional } : {}) };
  return [
    { kind: 'Secret', namespace, name, madeBy: external ? 'a person' : 'headwater up', ...shape },
    ...readers.map((reader) => ({
      kind: 'Secret',
      namespace: reader,
      name,
      madeBy: 'reflector',
      copyOf: `${namespace}/${name}`,
      ...shape,
    })),
  ];
}

/** The certificate by which pods believe the front door. */
const copiesOfCa = (topology: Topology): RuntimeObject[] =>
  (topology.frontDoor ? platformCaReaders(topology) : []).map((namespace) => ({
    kind: 'ConfigMap',
    namespace,
    name: platformCa.name,
    madeBy: 'reflector',
    copyOf: `${platformCa.namespace}/${platformCa.name}`,
    keys: [platformCa.key],
  }));

/** What a chart runs. */
const chartPods = ({ source }: Application): TransientPods[] =>
  source.kind === 'chart'
    ? source.pods.map(({ workload: { name, namespace, labels }, requests }) => ({
        name,
        namespace,
        count: 1,
        requests,
        labels,
      }))
    : [];

/** What Ingresses show. */
const copiesOfDoorCertificate = (topology: Topology): RuntimeObject[] =>
  doorCertificateReaders(topology).map((namespace) => ({
    kind: 'Secret',
    namespace,
    name: doorCertificate.name,
    madeBy: 'reflector',
    copyOf: `${doorCertificate.namespace}/${doorCertificate.name}`,
    keys: topology.frontDoor ? doorCertificateKeys(topology.frontDoor) : [],
  }));

const provided = ({ name, provides }: Application): RuntimeObject[] =>
  provides.map((object) => ({ ...object, madeBy: name }));
