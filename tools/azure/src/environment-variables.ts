import { topology, type Environment } from '@headwater/environment';

type Certificates = NonNullable<Exclude<Environment['gateway'], { readonly kind: 'none' }>['certificates']>;
type Acme = Extract<Certificates, { readonly kind: 'acme' }>;

/** What else the environment decides for the infrastructure below it. */
export function environmentVariables(environment: Environment) {
  const { availability, kubernetes, gateway } = environment;
  const [pods, services] = kubernetes.networks;
  const { buckets, moreBuckets } = topology(environment).objectStore;
  return {
    kubernetes: { version: kubernetes.version, pod_cidr: pods, service_cidr: services },
    containers: [...Object.values(buckets), ...moreBuckets],
    log_containers: [buckets['airflow-logs'], buckets['spark-events']],
    ...(availability.kind === 'zones' ? { nodes: nodes(availability) } : {}),
    ...(gateway.kind !== 'none' && gateway.certificates?.kind === 'acme' ? { zone: zone(gateway.certificates) } : {}),
  };
}

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
