import type { ObjectStore } from './object-store.ts';

/** Where the contracts of all environments are, in the folder of the DAGs. */
export const dagContractFolder = 'headwater/contracts';

/**
 * What DAGs may rely on and name: `dags/headwater/contracts/<environment>.json`, rendered from the wiring, read by
 * the DAGs of that environment and by the integrity check.
 */
export interface DagContract {
  readonly environment: string;
  readonly connections: readonly string[];
  readonly pools: readonly string[];
  readonly variables: readonly string[];
  readonly objectStore: {
    readonly kind: ObjectStore['kind'];
    readonly connection: string;
    /** The real name of each bucket. */
    readonly buckets: Readonly<Record<string, string>>;
    /** What Spark calls it. */
    readonly sparkUrls: Readonly<Record<string, string>>;
  };
  readonly spark: SparkContract;
  readonly taskPods: TaskPodContract;
}

export interface SparkContract {
  readonly version: string;
  readonly image: string;
  /** Airflow's image with a spark-submit in it. */
  readonly submitImage: string;
  readonly namespace: string;
  /** Of drivers. */
  readonly serviceAccount: string;
  /** The ConfigMap that holds the jobs, and where drivers, executors and the pods of tasks mount it. */
  readonly jobs: { readonly configMap: string; readonly folder: string; readonly files: readonly string[] };
  /** Of drivers and executors. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The environment variables by which a job signs in to the object store, as keys of a Secret; none where its pod is somebody. */
  readonly credentials?: { readonly secret: string; readonly variables: Readonly<Record<string, string>> };
  readonly hadoopConf: Readonly<Record<string, string>>;
  readonly sparkConf: Readonly<Record<string, string>>;
  /** Of Airflow, for the tasks that wait for an application. */
  readonly pool: string;
  /** The usual size. */
  readonly driver: SparkPodSize;
  readonly executor: SparkPodSize & { readonly instances: number };
  /** Which nodes drivers and executors run on, where Spark has nodes of its own. */
  readonly placement?: { readonly driver: PodPlacement; readonly executor: PodPlacement };
}

/** As a pod and a SparkApplication spell it. */
export interface PodPlacement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly {
    readonly key: string;
    readonly operator: 'Equal';
    readonly value: string;
    readonly effect: 'NoSchedule';
  }[];
}

export interface SparkPodSize {
  readonly cores: number;
  readonly coreRequest: string;
  readonly coreLimit: string;
  readonly memory: string;
}

/** Pods that tasks start, as the KubernetesPodOperator does. */
export interface TaskPodContract {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** By which the NetworkPolicies know them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly images: Readonly<Record<string, string>>;
  /** Secrets that they may read, with their keys. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  readonly configMaps: readonly string[];
}
