import { topology, type Environment } from '@headwater/environment';

type Certificates = NonNullable<Exclude<Environment['gateway'], { readonly kind: 'none' }>['certificates']>;
type Acme = Extract<Certificates, { readonly kind: 'acme' }>;

/** What else the environment decides for the infrastructure below it. */
export function environmentVariables(environment: Environment) {
  const { airflow, availability, kubernetes, gateway } = environment;
  const [pods, services] = kubernetes.networks;
  const { buckets, moreBuckets } = topology(environment).objectStore;
  return {
    kubernetes: { version: kubernetes.version, pod_cidr: pods, service_cidr: services },
    containers: [...new Set([...Object.values(buckets), ...moreBuckets, ...volumeOf(airflow)])],
    log_containers: [...new Set([buckets['airflow-logs'], buckets['spark-events'], ...volumeOf(airflow)])],
    ...(availability.kind === 'zones' ? { nodes: nodes(availability) } : {}),
    ...(gateway.kind !== 'none' && gateway.certificates?.kind === 'acme' ? { zone: zone(gateway.certificates) } : {}),
  };
}

/** The container that is mounted as a volume. */
const volumeOf = ({ logs }: Environment['airflow']): string[] =>
  logs.kind === 'azure-blob-volume' ? [logs.container] : [];

type Zones = Extract<Environment['availability'], { readonly kind: 'zones' }>;

const nodes = ({ nodes: { minimum, maximum }, sparkNodes }: Zones) => ({
  platform: { minimum, maximum },
  spark: { maximum: sparkNodes.maximum, spot: sparkNodes.executors === 'spot' },
});

const zone = ({ zone: { name, resourceGroup, subscriptionId } }: Acme) => ({
  name,
  resource_group: resourceGroup,
  subscription_id: subscriptionId,
});
