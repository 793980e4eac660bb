import { sparkJobs as contract } from '@headwater/contracts';
import { configMap, type Resource } from '@headwater/k8s';

export interface SparkJobsConfig {
  /** The text of each job by the name of its file. */
  readonly files: Readonly<Record<string, string>>;
}

/** The jobs, as files of one folder: a changed job needs no image, and whoever starts after the sync runs it. */
export const sparkJobs = ({ files }: SparkJobsConfig): Resource[] => [
  configMap(contract.namespace, contract.name, files),
];
