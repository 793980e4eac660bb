import { dagFiles, loadEnvironment, type Environment } from '@headwater/environment';
import { root } from '../repository.ts';

/** The environment in which each choice is made. */
export const minikube = loadEnvironment(root, 'minikube');

const { airflow, kubernetes } = minikube;
const git = { folder: 'dags', refreshSeconds: 60 };
const remote = {
  kind: 'remote' as const,
  repository: 'git@git.example.com:team/platform.git',
  revision: 'main',
  knownHosts: 'git.example.com ssh-ed25519 AAAA\n',
};
const nodeFolder = { path: '/mnt/airflow/dags', size: '1Gi' };
const s3 = {
  kind: 's3' as const,
  endpoint: 'https://s3.eu-west-1.amazonaws.com',
  region: 'eu-west-1',
  pathStyle: false,
  bucketPrefix: 'team-',
  buckets: ['team-raw'],
};

const postgresOutside = {
  kind: 'external' as const,
  host: 'headwater.postgres.database.azure.com',
  port: 5432,
  cidr: '10.40.32.0/28',
  authorities: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  maxConnections: 400,
  databases: ['metabase'],
};

const sized = (cpu: string, memory: string) => ({
  requests: { cpu, memory },
  limits: { cpu: '1', memory: '768Mi' },
});
const eyes = {
  kind: 'prometheus' as const,
  scrapeSeconds: 30,
  metrics: { days: 7, size: '4Gi', resources: sized('50m', '192Mi') },
  logs: { days: 3, size: '4Gi', resources: sized('30m', '128Mi'), collectorResources: sized('20m', '64Mi') },
  dashboards: { resources: sized('20m', '128Mi') },
  alerts: { kind: 'shown' as const },
};
const laptop = {
  kind: 'traefik' as const,
  domain: '127.0.0.1.nip.io',
  port: 8443,
  clusterAddress: '10.96.0.80',
};

const publicDoor = {
  ...laptop,
  domain: 'data.example.com',
  port: 443,
  service: 'LoadBalancer' as const,
  certificates: {
    kind: 'acme' as const,
    server: 'https://acme.example.com/directory',
    email: 'platform@example.com',
    zone: { name: 'example.com', resourceGroup: 'dns', subscriptionId: '33333333-3333-3333-3333-333333333333' },
    tenantId: '11111111-1111-1111-1111-111111111111',
    clientId: '22222222-2222-2222-2222-222222222222',
  },
};

const ingress = {
  kind: 'ingress' as const,
  className: 'nginx',
  domain: 'data.example.com',
  port: 443,
  clusterAddress: '',
  controller: { namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/name': 'ingress-nginx' }, port: 443 },
};

const zones = {
  kind: 'zones' as const,
  nodes: { minimum: 3, maximum: 6 },
  sparkNodes: {
    cpu: '8',
    memory: '64Gi',
    reserved: { cpu: '200m', memory: '6Gi' },
    maximum: 10,
    executors: 'spot' as const,
  },
};

const keycloak = {
  kind: 'keycloak' as const,
  resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { cpu: '2', memory: '832Mi' } },
};
const largerNode = { ...kubernetes, node: { ...kubernetes.node, memory: '10Gi' } };

const vault = {
  kind: 'key-vault' as const,
  vaultUrl: 'https://headwater.vault.azure.net',
  tenantId: '11111111-1111-1111-1111-111111111111',
  clientId: '22222222-2222-2222-2222-222222222222',
  refreshInterval: '1h',
};

const blobs = {
  kind: 'azure-blob' as const,
  account: 'teamdata',
  containerPrefix: 'team-',
  tenantId: vault.tenantId,
  clientId: vault.clientId,
  buckets: ['raw'],
};

/** What an environment can choose, in words, each with what it says of it. */
export const choices: Readonly<Record<string, Partial<Environment>>> = {
  'as it is': {},
  'DAGs by git-sync': { airflow: { ...airflow, dags: { delivery: 'git-sync', ...git } } },
  'DAGs in a folder of the node': { airflow: { ...airflow, dags: { delivery: 'mount', ...nodeFolder } } },
  'DAGs in a ConfigMap': {
    airflow: { ...airflow, dags: { delivery: 'config-map', folder: 'dags' } },
    dagFiles: dagFiles(root, 'dags'),
  },
  'logs on a shared volume': { airflow: { ...airflow, logs: { kind: 'volume', size: '10Gi' } } },
  'logs in a folder of the node': { airflow: { ...airflow, logs: { kind: 'node-folder', ...nodeFolder } } },
  'logs in a container of Azure': {
    airflow: {
      ...airflow,
      logs: {
        kind: 'azure-blob-volume',
        account: 'teamdata',
        container: 'airflow-logs',
        resourceGroup: 'team',
        size: '100Gi',
        tenantId: vault.tenantId,
        clientId: vault.clientId,
      },
    },
  },
  'a connection pool': { airflow: { ...airflow, pgBouncer: { enabled: true, connections: 60 } } },
  'two of what can be two': {
    airflow: { ...airflow, replicas: { apiServer: 2, scheduler: 2 } },
    database: { ...minikube.database, maxConnections: 200 },
    kubernetes: { ...kubernetes, node: { ...kubernetes.node, memory: '10Gi' } },
  },
  'an object store of somebody else': { objectStore: s3 },
  'a storage account of Azure': { objectStore: blobs },
  'the same, for data and not for logs, and all that can be on': {
    objectStore: blobs,
    airflow: { ...airflow, logs: { kind: 'volume', size: '10Gi' } },
    gateway: laptop,
    identity: keycloak,
    observability: eyes,
    secrets: vault,
    kubernetes: largerNode,
  },
  'a repository that is read with a deploy key': { git: remote },
  'the same by git-sync': { git: remote, airflow: { ...airflow, dags: { delivery: 'git-sync', ...git } } },
  'a repository without a key': { git: { ...remote, repository: 'https://git.example.com/platform.git' } },
  'more databases': { database: { ...minikube.database, databases: ['metabase', 'data-quality'] } },
  'a database of somebody else': { database: postgresOutside },
  'the same somewhere outside, with a connection pool for two of what can be two': {
    database: { ...postgresOutside, cidr: '' },
    airflow: {
      ...airflow,
      replicas: { apiServer: 2, scheduler: 2 },
      pgBouncer: { enabled: true, connections: 120 },
    },
    kubernetes: { ...kubernetes, node: { ...kubernetes.node, memory: '10Gi' } },
  },
  'a database and an object store of somebody else, and all that measures them': {
    database: postgresOutside,
    objectStore: s3,
    observability: eyes,
  },
  'metrics, logs and alerts': { observability: eyes },
  'the same by the Prometheus operator': { observability: { ...eyes, kind: 'kube-prometheus-stack' } },
  'the same by the Prometheus operator, with alerts that are sent, and images from a mirror': {
    observability: {
      ...eyes,
      kind: 'kube-prometheus-stack',
      alerts: { kind: 'slack', host: 'hooks.slack.com' },
    },
    images: { mirror: 'registry.example.com/mirror', overrides: {} },
  },
  'the same behind a front door': {
    observability: eyes,
    gateway: laptop,
    kubernetes: { ...kubernetes, node: { ...kubernetes.node, memory: '10Gi' } },
  },
  'the same, with an object store of somebody else, and alerts that are sent': {
    observability: { ...eyes, alerts: { kind: 'slack', host: 'hooks.slack.com' } },
    objectStore: s3,
  },
  'a front door': { gateway: laptop },
  'a front door elsewhere, where DNS leads everybody to it': {
    gateway: { ...laptop, domain: 'data.example.com', port: 443, clusterAddress: '', service: 'LoadBalancer' },
  },
  'one sign-in for everything': { gateway: laptop, identity: keycloak, kubernetes: largerNode },
  'one sign-in for everything, and what measures it': {
    gateway: laptop,
    identity: keycloak,
    observability: eyes,
    kubernetes: largerNode,
  },
  'the same, with an object store of somebody else': {
    gateway: laptop,
    identity: keycloak,
    kubernetes: largerNode,
    objectStore: s3,
  },
  'a front door, with nothing of our own behind it that can be elsewhere': {
    gateway: laptop,
    objectStore: s3,
    git: remote,
  },
  'an Ingress controller that is there': { gateway: ingress },
  'the same, with one login, what measures it, and secrets from a key vault': {
    gateway: { ...ingress, clusterAddress: '10.96.0.90' },
    identity: keycloak,
    observability: eyes,
    kubernetes: largerNode,
    secrets: vault,
  },
  'an Ingress controller, and a certificate that everybody trusts': {
    gateway: { ...ingress, certificates: publicDoor.certificates },
    identity: keycloak,
    kubernetes: largerNode,
  },
  'a front door whose certificate everybody trusts, and one login': {
    gateway: publicDoor,
    identity: keycloak,
    kubernetes: largerNode,
  },
  'secrets from a key vault': { secrets: vault },
  'the same, with a repository outside, an object store of somebody else and alerts that are sent': {
    secrets: vault,
    git: remote,
    objectStore: s3,
    observability: { ...eyes, alerts: { kind: 'slack', host: 'hooks.slack.com' } },
  },
  'secrets from a key vault, and everything that has any': {
    secrets: vault,
    gateway: laptop,
    identity: keycloak,
    observability: eyes,
    kubernetes: largerNode,
  },
  'executors on spot nodes, as many as there is work for': {
    availability: zones,
    namespaces: { ...minikube.namespaces, processing: { cpu: '4', memory: '12Gi' } },
    spark: { ...minikube.spark, executor: { ...minikube.spark.executor, dynamic: { minimum: 0, maximum: 8 } } },
  },
  'images from a mirror': { images: { mirror: 'registry.example.com/mirror', overrides: {} } },
};
