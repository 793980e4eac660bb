import type { Topology } from '@headwater/contracts';
import type { Alert } from './alert.ts';

export const platformAlerts = ({ frontDoor }: Topology): Alert[] => [
  {
    name: 'ApplicationDegraded',
    expression: 'argocd_app_info{health_status=~"Degraded|Missing|Unknown"} == 1',
    for: '5m',
    severity: 'warning',
    component: 'argocd',
    summary: 'Application {{ $labels.name }} is {{ $labels.health_status }}',
  },
  {
    name: 'ApplicationOutOfSync',
    expression: 'argocd_app_info{sync_status!="Synced"} == 1',
    for: '5m',
    severity: 'warning',
    component: 'argocd',
    summary: 'Application {{ $labels.name }} is {{ $labels.sync_status }}: what runs is not what Git says',
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
