import { workloads } from '@headwater/contracts';
import {
  allow,
  containerSecurity,
  deployment,
  grantCluster,
  httpProbe,
  podSecurity,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';

export interface ReflectorConfig {
  readonly image: string;
}

const account = { namespace: 'management', name: 'reflector' } as const;

/**
 * Copies secrets into the namespaces that their annotations name, and keeps the copies equal.
 * Source: https://github.com/emberstack/kubernetes-reflector
 */
export const reflector = (config: ReflectorConfig): Resource[] => [
  serviceAccount(account),
  ...grantCluster(
    'reflector',
    [
      allow(['get', 'list', 'watch'], ['namespaces']),
      allow(['get', 'list', 'watch', 'create', 'patch', 'delete'], ['secrets', 'configmaps']),
    ],
    [account],
  ),
  controller(config),
];

const controller = ({ image }: ReflectorConfig) => {
  const timing = { timeout: 10, failures: 5 };
  return deployment(
    { ...workloads.reflector.controller, name: 'reflector' },
    {
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      securityContext: podSecurity(1000, 1000, 2000),
      containers: [
        {
          name: 'reflector',
          image,
          ports: [{ name: 'http', containerPort: 8080 }],
          env: [
            { name: 'ES_Serilog__MinimumLevel__Default', value: 'Information' },
            // seconds; a watch that the API server closed without a word is opened again
            { name: 'ES_Reflector__Watcher__Timeout', value: '900' },
          ],
          startupProbe: httpProbe('/health/ready', 'http', { ...timing, period: 2, failures: 60 }),
          readinessProbe: httpProbe('/health/ready', 'http', timing),
          livenessProbe: httpProbe('/health/live', 'http', timing),
          resources: { requests: { cpu: '20m', memory: '96Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
          securityContext: containerSecurity,
          // the .NET runtime keeps its diagnostic sockets there
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
    // two would write the same mirrors: it elects no leader
    { strategy: { type: 'Recreate' } },
  );
};
