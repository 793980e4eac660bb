import Type from 'typebox';
import { quantity, resources } from './definitions.ts';
import { guid } from './secrets.ts';
import { choice, containerName, count, list, object, port, storageAccount, text, toggle } from './vocabulary.ts';

const folder = text('The folder of this repository that holds the DAGs');
const refreshSeconds = count('How often Airflow looks for changes, in seconds', 5);
const nodeFolder = {
  path: text('The folder on the node', '^/.+'),
  size: quantity('The size that its volume states'),
};

const dags = choice(
  'How DAGs reach Airflow',
  'delivery',
  object('Airflow clones the repository by itself', { delivery: Type.Literal('git-bundle'), folder, refreshSeconds }),
  object('A container beside Airflow keeps a clone up to date', {
    delivery: Type.Literal('git-sync'),
    folder,
    refreshSeconds,
  }),
  object('A folder of the node', { delivery: Type.Literal('mount'), ...nodeFolder }),
  object('The files of the folder, in a ConfigMap', { delivery: Type.Literal('config-map'), folder }),
);

const logs = choice(
  'Where the log of a task stays after its pod is gone',
  'kind',
  object('In the bucket airflow-logs', { kind: Type.Literal('object-store') }),
  object('On a volume that all pods share', { kind: Type.Literal('volume'), size: quantity('Its size') }),
  object('In a folder of the node', { kind: Type.Literal('node-folder'), ...nodeFolder }),
  object('In a container of Azure’s blob storage, which all pods mount by blobfuse', {
    kind: Type.Literal('azure-blob-volume'),
    account: storageAccount('The storage account'),
    container: containerName('The container'),
    resourceGroup: text('The resource group of the account'),
    size: quantity('The size that its volume states'),
    tenantId: guid('The directory of Azure that the account belongs to, a GUID'),
    clientId: guid('The client id of the managed identity that reads and writes it, a GUID'),
  }),
);

export const airflow = object('Airflow', {
  url: text(
    'Where people open it, for the links in messages; with a gateway, its address there is taken instead',
    '^https?://[^/].*[^/]$',
  ),
  replicas: object('Processes of each kind; two of each survive the loss of a node', {
    apiServer: { ...count('API servers'), default: 2 },
    scheduler: { ...count('Schedulers'), default: 2 },
  }),
  resources: object('Of each kind of pod', {
    apiServer: resources('One API server'),
    scheduler: resources('One scheduler'),
    dagProcessor: resources('The DAG processor'),
    triggerer: resources('The triggerer'),
    worker: resources('One task'),
  }),
  executor: object('The KubernetesExecutor', {
    parallelism: count('Tasks that run at the same time, in all of Airflow'),
    podsPerLoop: count('Worker pods that the scheduler starts in one turn of its loop'),
    keepFailedPods: toggle('Whether the pod of a failed task stays, for a look inside'),
  }),
  dags,
  logs,
  pgBouncer: object('A connection pool in front of the database', {
    enabled: toggle('Whether there is one'),
    connections: count('Connections that it keeps to the database, at least 60 for each API server', 60),
  }),
  egress: list(
    'What tasks, the pods that they start and callbacks may call outside of the cluster',
    object('One of them', { host: text('Its name'), port: port('Its port') }),
  ),
});
