import type { ObjectStore } from './object-store.ts';

/** The connections that DAGs find without anybody typing them in, by what they lead to. */
export const connections = {
  kubernetes: 'kubernetes_default',
  spark: 'spark_default',
  /** Only where a person gave Airflow the address: DAGs have to do without it. */
  slack: 'slack_default',
} as const;

/** The one to the object store, by the name that hooks of its kind look for. */
export const storeConnection = ({ kind }: Pick<ObjectStore, 'kind'>): string =>
  kind === 's3' ? 'minio_s3' : 'wasb_default';

/** In which a Spark application takes a slot: drivers that wait for executors would keep each other from ever having any. */
export const sparkPool = 'spark';
/** The pools and the variables of Airflow that every environment has: nobody makes more of them. */
export const pools = ['default_pool', sparkPool] as const;
export const variables = [] as const satisfies readonly string[];

/** The DAG that runs by itself from the first minutes of a cluster on, and says whether the platform works. */
export const canaryDag = 'platform_canary';
