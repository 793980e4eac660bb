import { topology, type Environment } from '@headwater/environment';

type Certificates = NonNullable<Extract<Environment['gateway'], { readonly kind: 'traefik' }>['certificates']>;
type Acme = Extract<Certificates, { readonly kind: 'acme' }>;

/** What else the environment decides for the infrastructure below it. */
export function environmentVariables(environment: Environment) {
  const { kubernetes, gateway } = environment;
  const [pods, services] = kubernetes.networks;
  const { buckets, moreBuckets } = topology(environment).objectStore;
  return {
    kubernetes: { version: kubernetes.version, pod_cidr: pods, service_cidr: services },
    containers: [...Object.values(buckets), ...moreBuckets],
    log_containers: [buckets['airflow-logs'], buckets['spark-events']],
    ...(gateway.kind === 'traefik' && gateway.certificates?.kind === 'acme'
      ? { zone: zone(gateway.certificates) }
      : {}),
  };
}

const zone = ({ zone: { name, resourceGroup, subscriptionId } }: Acme) => ({
  name,
  resource_group: resourceGroup,
  subscription_id: subscriptionId,
});
