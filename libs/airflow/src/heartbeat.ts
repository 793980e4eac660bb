import { execProbe } from '@headwater/k8s';
import type { IContainer } from 'kubernetes-models/v1';

/** Probes that ask whether the process still writes its heartbeat: it serves nobody, so it is never "ready". */
export const heartbeatProbes = (jobType: 'DagProcessorJob' | 'TriggererJob') => {
  const command = ['/entrypoint', 'airflow', 'jobs', 'check', '--local', '--job-type', jobType];
  return {
    startupProbe: execProbe(command, { period: 15, timeout: 60, failures: 20 }),
    // each takes seconds of CPU, as it starts Python and Airflow
    livenessProbe: execProbe(command, { period: 120, timeout: 60, failures: 3 }),
  } satisfies Partial<IContainer>;
};
