import type { Resource } from '@headwater/k8s';
import type { PodParts } from '../pod-parts.ts';

/** How DAGs reach Airflow. */
export interface DagDelivery {
  /** What `[dag_processor] dag_bundle_config_list` says. */
  readonly bundle: Bundle;
  /** Seconds between two looks for changed DAGs. */
  readonly refreshSeconds: number;
  /** Where the pods of Airflow find the DAGs. */
  readonly folder?: string;
  readonly resources: readonly Resource[];
  /** For the DAG processor and the triggerer, which run for long. */
  readonly service: PodParts;
  /** For a worker, which runs one task. */
  readonly task: PodParts;
}

/** https://airflow.apache.org/docs/apache-airflow/stable/administration-and-deployment/dag-bundles.html */
export interface Bundle {
  readonly name: string;
  readonly classpath: string;
  readonly kwargs: Readonly<Record<string, string | number>>;
}

export const dagsFolder = '/opt/airflow/dags';

/** A bundle whose files are already there; it has no versions. */
export const localBundle = (path: string): Bundle => ({
  name: 'dags',
  classpath: 'airflow.dag_processing.bundles.local.LocalDagBundle',
  kwargs: { path },
});
