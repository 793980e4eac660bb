import type { Topology } from '@headwater/contracts';
import type { Alert } from './alert.ts';

/** All that Argo CD says of an Application are labels: by its name alone, it stays the same while others of them change. */
const not = (state: string): string => `max by (name) (argocd_app_info{${state}}) == 1`;

export const platformAlerts = ({ frontDoor }: Topology): Alert[] => [
  {
    name: 'ApplicationDegraded',
    expression: not('health_status=~"Degraded|Missing|Unknown"'),
    for: '5m',
    severity: 'warning',
    component: 'argocd',
    summary: 'Application {{ $labels.name }} does not work: Argo CD calls it Degraded, Missing or Unknown',
  },
  {
    name: 'ApplicationOutOfSync',
    expression: not('sync_status!="Synced"'),
    for: '5m',
    severity: 'warning',
    component: 'argocd',
    summary: 'Application {{ $labels.name }} is not what Git says',
  },
  {
    name: 'MirrorStale',
    // whether a copy is equal to its source, nobody can say who may not read both: this says that nobody copies
    expression:
      'kube_deployment_status_replicas_available{namespace="management", deployment="reflector"} == 0 or kube_pod_container_status_waiting_reason{reason="CreateContainerConfigError"} == 1',
    for: '5m',
    severity: 'warning',
    component: 'secrets',
    summary: 'Secrets are not mirrored, or a pod waits for one that is not there',
  },
  {
    name: 'PodCrashLooping',
    // between two ends of a container it runs for a moment
    expression: 'max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) == 1',
    for: '1m',
    severity: 'warning',
    component: 'pods',
    summary: 'Container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} ends again and again',
  },
  {
    name: 'TargetDown',
    // of these, other alerts say what it means
    expression: 'up{job!~"postgres|object-store.*"} == 0',
    for: '5m',
    severity: 'warning',
    component: 'prometheus',
    summary: 'Prometheus gets no answer from {{ $labels.job }}: alerts that rest on it are blind',
  },
  ...(frontDoor ? [certificateExpiring] : []),
];

const certificateExpiring: Alert = {
  name: 'CertificateExpiring',
  // cert-manager renews when a third of the time is left
  expression: 'certmanager_certificate_expiration_timestamp_seconds - time() < 7 * 86400',
  for: '1h',
  severity: 'warning',
  component: 'gateway',
  summary: 'Certificate {{ $labels.namespace }}/{{ $labels.name }} expires within a week, and has not been renewed',
};
