import { execProbe } from '@headwater/k8s';
import type { IContainer } from 'kubernetes-models/v1';

/** Probes that ask whether the process still writes its heartbeat: it serves nobody, so it is never "ready". */
export const heartbeatProbes = (jobType: 'SchedulerJob' | 'DagProcessorJob' | 'TriggererJob') => {
  const command = [
    'sh',
    '-c',
    `CONNECTION_CHECK_MAX_COUNT=0 AIRFLOW__LOGGING__LOGGING_LEVEL=ERROR exec /entrypoint airflow jobs check --local --job-type ${jobType}`,
  ];
  return {
    startupProbe: execProbe(command, { period: 10, timeout: 30, failures: 30 }),
    // starting Python and Airflow takes seconds of CPU each time
    livenessProbe: execProbe(command, { period: 60, timeout: 30, failures: 5 }),
  } satisfies Partial<IContainer>;
};
