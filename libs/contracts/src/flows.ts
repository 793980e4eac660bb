import type { Workload } from '@headwater/k8s';
import { isService, type Endpoint, type External } from './endpoints.ts';
import type { FrontDoor } from './front-door.ts';
import { entra } from './key-vault.ts';
import { metricsEndpoints } from './metrics.ts';
import type { Namespace } from './namespaces.ts';
import type { ObjectStore } from './object-store.ts';
import { published } from './published.ts';
import * as services from './services.ts';
import { hasMirrors, type Topology } from './topology.ts';
import {
  airflow,
  alertmanager,
  argocd,
  certManager,
  externalSecrets,
  gitea,
  grafana,
  keycloak,
  kubeStateMetrics,
  logCollector,
  minio,
  oauth2Proxy,
  platformCa,
  postgres,
  prometheus,
  prometheusOperator,
  reflector,
  spark,
  taskPod,
  traefik,
} from './workloads.ts';

/** The API server, which has no pods that a NetworkPolicy could select. */
export type KubernetesApi = 'kubernetes-api';
const kubernetesApi: KubernetesApi = 'kubernetes-api';

/** Everybody who is not in the cluster. */
export type Outside = 'outside';

export interface Port {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** One arrow of the wiring diagram: these pods open connections to those, on these ports, and nobody else does. */
export interface Flow {
  readonly from: Workload | KubernetesApi | Outside;
  readonly to: Workload | KubernetesApi | External;
  /** None where `to` names its own. */
  readonly ports: readonly Port[];
}

/** Every connection of the platform, DNS aside: all pods resolve names. */
export const flows = (topology: Topology): Flow[] => [
  ...airflowFlows(topology),
  ...sparkFlows(topology),
  ...argocdFlows(topology),
  ...gitFlows(topology),
  ...frontDoorFlows(topology),
  ...signInFlows(topology),
  flow(postgres.databases, topology.database),
  ...(isService(topology.objectStore.endpoint) ? [flow(minio.buckets, topology.objectStore.endpoint)] : []),
  ...(hasMirrors(topology) ? [toApi(reflector.controller)] : []),
  ...vaultFlows(topology),
  ...(topology.observability ? observabilityFlows(topology) : []),
];

function airflowFlows({ airflow: choices, database, git, objectStore }: Topology): Flow[] {
  const { statsd: _statsd, pgBouncer, ...programs } = airflow;
  const { apiServer, scheduler, dagProcessor, triggerer, worker, migrations, setup } = programs;
  const metadata = choices.pgBouncer ? services.pgBouncer : database;
  return [
    ...[apiServer, scheduler, dagProcessor, triggerer, migrations, setup].map((pods) => flow(pods, metadata)),
    ...(choices.pgBouncer ? [flow(pgBouncer, database)] : []),
    ...Object.values(programs).map((pods) => flow(pods, services.statsd)),
    ...[apiServer, scheduler, triggerer, worker].map(toApi),
    flow(worker, services.airflowApi),
    flow(apiServer, services.airflowTriggererLogs),
    ...[worker, triggerer, taskPod].flatMap((pods) => toStore(pods, objectStore)),
    ...(choices.remoteLogs ? toStore(apiServer, objectStore) : []),
    ...(choices.clonesDags ? [dagProcessor, triggerer, worker].map((pods) => flow(pods, git)) : []),
    // callbacks of a task whose pod is lost run in the DAG processor, those of a trigger in the triggerer
    ...choices.egress.flatMap((external) =>
      [worker, dagProcessor, triggerer, taskPod].map((pods) => flow(pods, external)),
    ),
  ];
}

function sparkFlows({ objectStore }: Topology): Flow[] {
  const { operator, webhook, history, driver, executor } = spark;
  return [
    ...[operator, webhook, driver].map(toApi),
    fromApi(services.sparkWebhook),
    ...[driver, executor, history].flatMap((pods) => toStore(pods, objectStore)),
    // spark.driver.port and the two block managers: https://spark.apache.org/docs/4.0.0/configuration.html#networking
    between(executor, driver, 7078, 7079),
    between(driver, executor, 7079),
    between(executor, executor, 7079),
  ];
}

/** To a store of Azure by a token, which Entra gives to whoever a pod is. */
const toStore = (pods: Workload, store: ObjectStore): Flow[] => [
  flow(pods, store.endpoint),
  ...(store.kind === 'azure-blob' ? [flow(pods, store.folders), flow(pods, entra)] : []),
];

/** Between Argo CD's own pods, as its command line defaults have it. */
function argocdFlows({ git, prometheusOperator: chart }: Topology): Flow[] {
  const { server, repoServer, applicationController, redis } = argocd;
  return [
    ...[server, applicationController, redis].map(toApi),
    ...[server, repoServer, applicationController].map((pods) => between(pods, redis, 6379)),
    ...[server, applicationController].map((pods) => between(pods, repoServer, 8081)),
    flow(repoServer, git),
    // the upstream sources that some Applications name
    flow(repoServer, { host: 'github.com', port: 443 }),
    ...(chart ? [flow(repoServer, { host: 'prometheus-community.github.io', port: 443 })] : []),
  ];
}

/** Of our own Git server, which tells Argo CD of every push. */
const gitFlows = ({ git }: Topology): Flow[] =>
  isService(git) ? [flow(gitea.setup, git), flow(gitea.server, services.argocdServer)] : [];

/** Secrets are read by what fills them, which proves to Azure who it is. */
const vaultFlows = ({ vault }: Topology): Flow[] =>
  vault
    ? [toApi(externalSecrets.controller), ...[vault, entra].map((host) => flow(externalSecrets.controller, host))]
    : [];

function observabilityFlows(topology: Topology): Flow[] {
  const { server } = prometheus;
  // some are asked at more than one path, and Alertmanager is told, too
  const asked = new Set([...metricsEndpoints(topology).map(({ service }) => service), services.alertmanager]);
  asked.delete(services.prometheus);
  return [
    ...[...asked].map((service) => flow(server, service)),
    ...(topology.alertReceiver ? [flow(alertmanager.server, topology.alertReceiver)] : []),
    toApi(kubeStateMetrics.server),
    // by it, Prometheus finds its Alertmanager
    ...(topology.prometheusOperator ? [toApi(prometheusOperator), toApi(server)] : []),
    flow(postgres.exporter, topology.database),
    flow(logCollector.agent, services.loki),
    ...[services.prometheus, services.alertmanager, services.loki].map((source) => flow(grafana.server, source)),
  ];
}

/** People come to the front door through the API server or from outside; it goes on to what is published. */
function frontDoorFlows(topology: Topology): Flow[] {
  const { frontDoor } = topology;
  if (!frontDoor) return [];
  const { controller, webhook, injector } = certManager;
  const { acme, ingress } = frontDoor;
  return [
    ...[...(ingress ? [] : [traefik.proxy]), controller, webhook, injector].map(toApi),
    ...(acme ? [] : [toApi(platformCa.publisher)]),
    ...(acme ? [acme.server, acme.dns, entra].map((host) => flow(controller, host)) : []),
    fromApi(services.certManagerWebhook),
    ...(frontDoor.fromOutside ? [fromOutside(traefik.proxy, ...Object.values(services.frontDoorPorts))] : []),
    ...published(topology).map(({ backend }) => flow(keeperOf(frontDoor).pods, backend)),
  ];
}

/** Who stands at the front door, and where it listens for HTTPS. */
const keeperOf = ({ ingress }: FrontDoor) => ingress ?? { pods: traefik.proxy, port: services.frontDoorPorts.https };

/** Those whom people sign in to ask Keycloak who somebody is, by the name that browsers know it by. */
function signInFlows(topology: Topology): Flow[] {
  const { database, frontDoor, identity, keycloakCluster, objectStore, observability } = topology;
  if (!identity || !frontDoor) return [];
  const keeper = keeperOf(frontDoor);
  const askers = [
    airflow.apiServer,
    argocd.server,
    oauth2Proxy.sparkHistory,
    ...(isService(objectStore.endpoint) ? [minio.server] : []),
    ...(observability ? [grafana.server] : []),
  ];
  return [
    flow(keycloak.server, database),
    ...(keycloakCluster
      ? [between(keycloak.server, keycloak.server, ...services.keycloakCluster.map(({ port }) => port))]
      : []),
    flow(keycloak.realm, services.keycloak),
    flow(oauth2Proxy.sparkHistory, services.sparkHistory),
    ...askers.map((pods) => between(pods, keeper.pods, keeper.port)),
  ];
}

function flow(from: Workload, to: Endpoint): Flow {
  if (!isService(to)) return { from, to, ports: [] };
  return { from, to: to.pods, ports: [{ port: to.targetPort ?? to.port, protocol: to.protocol ?? 'TCP' }] };
}

const between = (from: Workload, to: Workload, ...ports: number[]): Flow => ({
  from,
  to,
  ports: ports.map((port) => ({ port, protocol: 'TCP' })),
});

const toApi = (from: Workload<Namespace>): Flow => ({ from, to: kubernetesApi, ports: [] });

const fromOutside = (to: Workload<Namespace>, ...ports: number[]): Flow => ({
  from: 'outside',
  to,
  ports: ports.map((port) => ({ port, protocol: 'TCP' })),
});

const fromApi = ({ pods, port }: services.ServiceContract): Flow => ({
  from: kubernetesApi,
  to: pods,
  ports: [{ port, protocol: 'TCP' }],
});
