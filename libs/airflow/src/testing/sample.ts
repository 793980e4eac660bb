import { services } from '@headwater/contracts';
import type { Resource, SecretRef } from '@headwater/k8s';
import {
  airflowAdmin,
  airflowApiSecretKey,
  airflowDatabase,
  airflowFernetKey,
  airflowJwtSecret,
  airflowSlack,
  gitDeployKey,
  mirrored,
  objectStoreLogins,
  own,
} from '@headwater/secrets';
import { load } from 'js-yaml';
import type { IConfigMap, IContainer, IPod, IPodSpec } from 'kubernetes-models/v1';
import {
  airflow,
  gitBundle,
  logsInObjectStore,
  signInByPassword,
  type AirflowConfig,
  type GitRepository,
} from '../index.ts';

const size = { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } };
export const objectStore = {
  kind: 's3',
  endpoint: services.minio,
  url: 'http://minio.deepstorage.svc:9000',
  region: 'us-east-1',
  pathStyle: true,
  buckets: {
    landing: 'landing',
    lakehouse: 'lakehouse',
    'spark-events': 'spark-events',
    'airflow-logs': 'airflow-logs',
  },
  moreBuckets: [],
  logins: {
    tasks: mirrored(objectStoreLogins.airflow, 'orchestrator'),
    logs: mirrored(objectStoreLogins['airflow-logs'], 'orchestrator'),
  },
} as const satisfies AirflowConfig['objectStore'];
export const repository: GitRepository = {
  url: 'git@git.example.com:team/platform.git',
  revision: 'main',
  folder: 'dags',
  refreshSeconds: 60,
  access: {
    kind: 'deploy-key',
    key: mirrored(gitDeployKey, 'orchestrator'),
    knownHosts: 'git.example.com ssh-ed25519 AAAA',
  },
};
export const folder = { path: '/mnt/airflow/dags', node: 'minikube', size: '1Gi' };
export const config: AirflowConfig = {
  environment: 'sample',
  url: 'https://airflow.example.com',
  images: {
    airflow: 'example.com/airflow:3',
    pgBouncer: 'example.com/pgbouncer:1',
    statsdExporter: 'example.com/statsd:1',
  },
  replicas: { apiServer: 3, scheduler: 2 },
  resources: { apiServer: size, scheduler: size, dagProcessor: size, triggerer: size, worker: size },
  executor: { parallelism: 16, podsPerLoop: 8, keepFailedPods: false },
  sparkApplications: 2,
  database: services.postgres,
  pgBouncer: { enabled: false, connections: 60 },
  objectStore,
  dags: gitBundle(repository),
  logs: logsInObjectStore(objectStore),
  signIn: signInByPassword,
  secrets: {
    database: mirrored(airflowDatabase, 'orchestrator'),
    fernetKey: own(airflowFernetKey),
    apiSecretKey: own(airflowApiSecretKey),
    jwtSecret: own(airflowJwtSecret),
    admin: own(airflowAdmin),
    slack: own(airflowSlack),
  },
};

type Choices = Partial<AirflowConfig>;

const rendered = (choices: Choices = {}): Resource[] => airflow({ ...config, ...choices });

/** The resource of that kind, by its name without `airflow-`. */
export const named = <R = Resource>(kind: string, name: string, choices?: Choices): R | undefined =>
  rendered(choices).find((each) => each.kind === kind && each.metadata?.name === `airflow-${name}`) as R | undefined;

/** What a key of a ConfigMap says. */
export const file = (name: string, key: string, choices?: Choices): string =>
  named<IConfigMap>('ConfigMap', name, choices)?.data?.[key] ?? '';

/** The pod that runs a task. */
export const worker = (choices?: Choices): IPodSpec =>
  (load(file('pod-template', 'pod_template_file.yaml', choices)) as IPod).spec as IPodSpec;

/** The pods by the name of their resource, without `airflow-`; a task's as `worker`. */
export function podsOf(choices: Choices = {}): Record<string, IPodSpec> {
  const pods = rendered(choices).flatMap((resource) => {
    const spec = (resource as { spec?: { template?: { spec?: IPodSpec } } }).spec?.template?.spec;
    return spec ? [[resource.metadata?.name?.replace('airflow-', '') ?? '', spec] as const] : [];
  });
  return Object.fromEntries([...pods, ['worker', worker(choices)]]);
}

const containers = ({ initContainers = [], containers }: IPodSpec): IContainer[] => [...initContainers, ...containers];

/** Whose pods have a container like that, sorted. */
export const who = (wanted: (container: IContainer) => boolean, choices?: Choices): string[] =>
  Object.entries(podsOf(choices))
    .filter(([, pod]) => containers(pod).some(wanted))
    .map(([name]) => name)
    .sort();

export const reads =
  ({ name }: SecretRef<string, never>) =>
  (container: IContainer) =>
    (container.env ?? []).some(({ valueFrom }) => valueFrom?.secretKeyRef?.name === name);

/** What airflow.cfg says for `key`. */
export const setting = (key: string, choices?: Choices) =>
  new RegExp(`^${key} = (.*)$`, 'm').exec(file('configuration', 'airflow.cfg', choices))?.[1];
