import type { Alert } from './alert.ts';

export const sparkAlerts: readonly Alert[] = [
  {
    name: 'SparkApplicationFailed',
    // the object stays for a look inside; the alert ends after an hour
    expression:
      'kube_sparkapplication_state{state="FAILED"} == 1 and on (namespace, name) time() - kube_sparkapplication_termination_time < 3600',
    for: '0s',
    severity: 'warning',
    component: 'spark',
    summary: 'SparkApplication {{ $labels.namespace }}/{{ $labels.name }} has failed',
  },
];
