import { services, workloads } from '@headwater/contracts';
import {
  allow,
  configMap,
  containerSecurity,
  deployment,
  grantCluster,
  httpProbe,
  podSecurity,
  service,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { customResources, metrics, resources } from './measured.ts';

export interface KubeStateMetricsConfig {
  readonly image: string;
}

const { name, port, portName } = services.kubeStateMetrics;
const account = { namespace: 'observability', name } as const;
const configurationName = 'kube-state-metrics-custom-resources';
const healthPort = 8081;
// nobody, in the image
const user = 65534;

/** Says in numbers what Kubernetes knows of the objects that matter here. */
export const kubeStateMetrics = (config: KubeStateMetricsConfig): Resource[] => [
  serviceAccount(account),
  ...grantCluster(
    name,
    [
      ...Object.entries(resources).map(([group, kinds]) => allow(['list', 'watch'], kinds, group)),
      allow(['list', 'watch'], ['sparkapplications'], 'sparkoperator.k8s.io'),
      // it learns from them that the kind above is there
      allow(['list', 'watch'], ['customresourcedefinitions'], 'apiextensions.k8s.io'),
    ],
    [account],
  ),
  configMap('observability', configurationName, { 'custom-resources.yaml': emit(customResources) }),
  server(config),
  service(name, workloads.kubeStateMetrics.server, [{ name: portName, port, targetPort: portName }]),
];

const server = ({ image }: KubeStateMetricsConfig): IDeployment =>
  deployment(
    { ...workloads.kubeStateMetrics.server, name },
    {
      serviceAccountName: name,
      automountServiceAccountToken: true,
      securityContext: podSecurity(user),
      containers: [
        {
          name,
          image,
          args: [
            `--port=${port}`,
            `--telemetry-port=${healthPort}`,
            `--resources=${Object.values(resources).flat().join(',')}`,
            `--metric-allowlist=${[...metrics, 'kube_sparkapplication_.+'].join(',')}`,
            '--custom-resource-state-config-file=/etc/kube-state-metrics/custom-resources.yaml',
          ],
          ports: [
            { name: portName, containerPort: port },
            { name: 'health', containerPort: healthPort },
          ],
          readinessProbe: httpProbe('/readyz', 'health'),
          // not /livez, which asks the API server: where that is away, a restart mends nothing
          livenessProbe: httpProbe('/healthz', portName, { failures: 6 }),
          resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { cpu: '200m', memory: '160Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [{ name: 'configuration', mountPath: '/etc/kube-state-metrics', readOnly: true }],
        },
      ],
      volumes: [{ name: 'configuration', configMap: { name: configurationName } }],
    },
  );
