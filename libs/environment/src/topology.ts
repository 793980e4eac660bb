import {
  addressOf,
  platformBuckets,
  repositoryPath,
  services,
  type Database,
  type External,
  type FrontDoor,
  type IngressController,
  type ObjectStore,
  type PlatformBucket,
  type RealmClientName,
  type Topology,
} from '@headwater/contracts';
import type { Environment } from './environment.ts';

/** Who talks to whom in this environment. */
export const topology = ({
  airflow,
  availability,
  database,
  gateway,
  git,
  identity,
  objectStore,
  observability,
  secrets,
}: Environment): Topology => ({
  database: databaseOf(database),
  objectStore: objectStoreOf(objectStore),
  git: git.kind === 'in-cluster' ? services.gitea : gitServer(git.repository),
  airflow: {
    pgBouncer: airflow.pgBouncer.enabled,
    clonesDags: airflow.dags.delivery === 'git-bundle' || airflow.dags.delivery === 'git-sync',
    remoteLogs: airflow.logs.kind === 'object-store',
    egress: airflow.egress,
  },
  ...(secrets.kind === 'generated' ? {} : { vault: external(new URL(secrets.vaultUrl)) }),
  ...(gateway.kind === 'none' ? {} : { frontDoor: frontDoor(gateway) }),
  identity: identity.kind !== 'none',
  ...(availability.kind === 'zones' ? { keycloakCluster: true } : {}),
  observability: observability.kind !== 'none',
  ...(observability.kind === 'kube-prometheus-stack' ? { prometheusOperator: true } : {}),
  ...alertReceiver(observability),
});

// https://learn.microsoft.com/azure/azure-resource-manager/management/control-plane-and-data-plane
const azureApi: External = { host: 'management.azure.com', port: 443 };

const frontDoor = (choice: Exclude<Environment['gateway'], { kind: 'none' }>): FrontDoor => {
  const { certificates, clusterAddress, domain, port } = choice;
  return {
    domain,
    port,
    ...(clusterAddress === '' ? {} : { clusterAddress }),
    ...(choice.kind === 'traefik' && choice.service === 'LoadBalancer' ? { fromOutside: true } : {}),
    ...(choice.kind === 'ingress' ? { ingress: ingressController(choice) } : {}),
    ...(certificates?.kind === 'acme'
      ? { acme: { server: external(new URL(certificates.server)), dns: azureApi } }
      : {}),
  };
};

const ingressController = ({
  className,
  controller: { namespace, labels, port },
}: Environment['gateway'] & { kind: 'ingress' }): IngressController => ({
  className,
  pods: { namespace, name: 'ingress-controller', labels },
  port,
});

/** The services of this environment that people sign in to at Keycloak. */
export function signIn({ identity, objectStore, observability }: Environment): RealmClientName[] {
  if (identity.kind === 'none') return [];
  return [
    'airflow',
    'argocd',
    'sparkHistory',
    ...(objectStore.kind === 'minio' ? (['minio'] as const) : []),
    ...(observability.kind === 'none' ? [] : (['grafana'] as const)),
  ];
}

const alertReceiver = (choice: Environment['observability']): Pick<Topology, 'alertReceiver'> =>
  choice.kind !== 'none' && choice.alerts.kind === 'slack'
    ? { alertReceiver: { host: choice.alerts.host, port: 443 } }
    : {};

/** The address by which the cluster clones this repository. */
export const repositoryUrl = ({ git }: Pick<Environment, 'git'>): string =>
  git.kind === 'in-cluster' ? `http://${addressOf(services.gitea)}/${repositoryPath}.git` : git.repository;

/** How whoever clones this repository proves who it is: by a login of our own Git server, by a deploy key, or not at all. */
export function gitAccess({ git }: Pick<Environment, 'git'>): 'login' | 'deploy-key' | 'open' {
  if (git.kind === 'in-cluster') return 'login';
  return git.repository.startsWith('https://') ? 'open' : 'deploy-key';
}

function databaseOf(choice: Environment['database']): Database {
  if (choice.kind === 'postgres') return services.postgres;
  const { host, port, cidr, authorities } = choice;
  return { host, port, authorities, ...(cidr === '' ? {} : { cidr }) };
}

function objectStoreOf(choice: Environment['objectStore']): ObjectStore {
  if (choice.kind === 'minio') {
    const { name, port, pods } = services.minio;
    return {
      kind: 's3',
      endpoint: services.minio,
      url: `http://${name}.${pods.namespace}.svc:${port}`,
      region: choice.region,
      pathStyle: true,
      buckets: bucketNames(''),
      moreBuckets: choice.buckets,
    };
  }
  if (choice.kind === 'azure-blob') {
    const { account, buckets, clientId, containerPrefix, tenantId } = choice;
    return {
      kind: 'azure-blob',
      endpoint: { host: `${account}.blob.core.windows.net`, port: 443 },
      folders: { host: `${account}.dfs.core.windows.net`, port: 443 },
      identity: { clientId, tenantId },
      buckets: bucketNames(containerPrefix),
      moreBuckets: buckets,
    };
  }
  return {
    kind: 's3',
    endpoint: external(new URL(choice.endpoint)),
    url: choice.endpoint,
    region: choice.region,
    pathStyle: choice.pathStyle,
    buckets: bucketNames(choice.bucketPrefix),
    moreBuckets: choice.buckets,
  };
}

const bucketNames = (prefix: string) =>
  Object.fromEntries(platformBuckets.map((bucket) => [bucket, prefix + bucket])) as Record<PlatformBucket, string>;

/** `git@host:path`, `ssh://git@host:port/path` or `https://host/path`. */
function gitServer(repository: string): External {
  const short = /^git@([^:/]+):/.exec(repository);
  return short?.[1] ? { host: short[1], port: 22 } : external(new URL(repository));
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'ssh:': 22 };

const external = ({ hostname, port, protocol }: URL): External => ({
  host: hostname,
  port: port === '' ? (defaultPorts[protocol] ?? 443) : Number(port),
});
