/** The kinds that it watches. Secrets and ConfigMaps are not among them: who may list them reads them. */
export const resources = {
  '': ['persistentvolumeclaims', 'pods', 'resourcequotas'],
  apps: ['deployments'],
} as const;

/** What dashboards and alerts ask for: everything else would be kept for nobody. */
export const metrics = [
  'kube_deployment_status_replicas_available',
  'kube_persistentvolumeclaim_resource_requests_storage_bytes',
  'kube_pod_container_resource_requests',
  'kube_pod_container_status_restarts_total',
  'kube_pod_container_status_waiting_reason',
  'kube_pod_status_phase',
  'kube_resourcequota',
] as const;

/**
 * The state of each SparkApplication and when it ended, which the operator's own counters do not say by name.
 * Source: https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/extend/customresourcestate-metrics.md
 */
export const customResources = {
  kind: 'CustomResourceStateMetrics',
  spec: {
    resources: [
      {
        groupVersionKind: { group: 'sparkoperator.k8s.io', version: 'v1beta2', kind: 'SparkApplication' },
        metricNamePrefix: 'kube_sparkapplication',
        labelsFromPath: { namespace: ['metadata', 'namespace'], name: ['metadata', 'name'] },
        metrics: [
          {
            name: 'state',
            help: 'In which state an application is: 1 where it is in this one',
            each: {
              type: 'StateSet',
              stateSet: {
                labelName: 'state',
                path: ['status', 'applicationState', 'state'],
                list: ['SUBMITTED', 'RUNNING', 'COMPLETED', 'FAILED', 'SUBMISSION_FAILED', 'PENDING_RERUN', 'UNKNOWN'],
              },
            },
          },
          {
            name: 'termination_time',
            help: 'When an application ended, in seconds since 1970',
            each: { type: 'Gauge', gauge: { path: ['status', 'terminationTime'] } },
          },
        ],
      },
    ],
  },
} as const;
