import { airflowImages } from '@headwater/airflow';
import {
  connections,
  eventLog,
  hadoopProperties,
  objectStoreUsers,
  podLabels,
  pools,
  serviceAccounts,
  sparkJobs,
  sparkPool,
  sparkUrl,
  storeConnection,
  storeIdentity,
  variables,
  workloads,
  type DagContract,
  type ObjectStore,
  type SparkContract,
  type TaskPodContract,
} from '@headwater/contracts';
import { image, topology, type Environment } from '@headwater/environment';
import { mirrored, objectStoreLogins } from '@headwater/secrets';
import { sparkImage } from '@headwater/spark-jobs';
import { taskPodImages } from '@headwater/task-pods';
import { sparkPlacement } from './spark-placement.ts';
import { decommissioning, dynamicAllocation } from './spark-scaling.ts';

/** What the DAGs of this environment may rely on. */
export const dagContract = (environment: Environment): DagContract => {
  const { objectStore } = topology(environment);
  return {
    environment: environment.name,
    connections: [storeConnection(objectStore), ...Object.values(connections)],
    pools,
    variables,
    objectStore: objectStoreOf(objectStore),
    spark: spark(environment, objectStore),
    taskPods: taskPods(environment, objectStore),
  };
};

function objectStoreOf(store: ObjectStore): DagContract['objectStore'] {
  const buckets = bucketsOfTasks(store);
  const sparkUrls = Object.fromEntries(
    Object.entries(buckets).map(([role, bucket]) => [role, sparkUrl(store, bucket)]),
  );
  return { kind: store.kind, connection: storeConnection(store), buckets, sparkUrls };
}

/** Those that tasks may read and write, by what they are for. */
const bucketsOfTasks = ({ buckets, moreBuckets }: ObjectStore): Record<string, string> => {
  const { readWrite = [] } = objectStoreUsers.find(({ name }) => name === 'airflow') ?? {};
  return Object.fromEntries([
    ...readWrite.map((bucket) => [bucket, buckets[bucket]] as const),
    ...moreBuckets.map((bucket) => [bucket, bucket] as const),
  ]);
};

const { keys } = objectStoreLogins.spark;
const login = mirrored(objectStoreLogins.spark, serviceAccounts.taskPod.namespace).name;

// https://hadoop.apache.org/docs/r3.4.1/hadoop-aws/tools/hadoop-aws/index.html#Authenticating_via_the_AWS_Environment_Variables
const loginVariables: Readonly<Record<string, keyof typeof keys>> = {
  AWS_ACCESS_KEY_ID: 'access-key',
  AWS_SECRET_ACCESS_KEY: 'secret-key',
};

const spark = (environment: Environment, objectStore: ObjectStore): SparkContract => ({
  version: sparkImage.tag,
  image: image(environment, 'spark', sparkImage),
  submitImage: image(environment, 'airflow-spark-submit', airflowImages.sparkSubmit),
  namespace: serviceAccounts.sparkDriver.namespace,
  serviceAccount: serviceAccounts.sparkDriver.name,
  jobs: { configMap: sparkJobs.name, folder: sparkJobs.folder, files: runnable(environment.jobFiles) },
  podLabels: podLabels(storeIdentity(objectStore)),
  ...(objectStore.kind === 's3' ? { credentials: { secret: login, variables: loginVariables } } : {}),
  hadoopConf: hadoopProperties(objectStore),
  sparkConf: {
    'spark.eventLog.enabled': 'true',
    'spark.eventLog.dir': eventLog(objectStore),
    ...deltaTables,
    ...fewTasks,
    ...javaOptions(environment.spark),
    ...dynamicAllocation(environment.spark),
    ...decommissioning(environment),
  },
  pool: sparkPool,
  driver: environment.spark.driver,
  executor: withoutScaling(environment.spark.executor),
  ...sparkPlacement(environment),
});

// what Spark itself is told of
const withoutScaling = ({ dynamic: _, ...size }: Environment['spark']['executor']) => size;

// https://docs.delta.io/4.0.1/quick-start/
const deltaTables = {
  'spark.sql.extensions': 'io.delta.sql.DeltaSparkSessionExtension',
  'spark.sql.catalog.spark_catalog': 'org.apache.spark.sql.delta.catalog.DeltaCatalog',
};

// Spark's own choices are for large clusters: 50 tasks to read the log of a table, 200 to write what was cached
const fewTasks = {
  'spark.databricks.delta.snapshotPartitions': '1',
  'spark.sql.optimizer.canChangeCachedPlanOutputPartitioning': 'true',
};

// https://spark.apache.org/docs/4.0.4/configuration.html#runtime-environment
const javaOptions = ({ javaOptions: options }: Environment['spark']): Record<string, string> =>
  options.length === 0
    ? {}
    : {
        'spark.driver.defaultJavaOptions': options.join(' '),
        'spark.executor.defaultJavaOptions': options.join(' '),
      };

/** Modules that do something when they are run, not only when they are imported. */
const runnable = (files: Environment['jobFiles']): string[] =>
  Object.entries(files)
    .filter(([, text]) => /^if __name__ == (["'])__main__\1:/m.test(text))
    .map(([name]) => name);

const taskPods = (environment: Environment, objectStore: ObjectStore): TaskPodContract => ({
  namespace: serviceAccounts.taskPod.namespace,
  serviceAccount: serviceAccounts.taskPod.name,
  labels: { ...workloads.taskPod.labels, ...podLabels(storeIdentity(objectStore)) },
  images: {
    python: image(environment, 'python', taskPodImages.python),
    spark: image(environment, 'spark', sparkImage),
  },
  secrets: objectStore.kind === 's3' ? { [login]: Object.keys(keys) } : {},
  configMaps: [sparkJobs.name],
});
