import { configMap, deployment, httpProbe, service, serviceAccount, type Resource } from '@headwater/k8s';

export const namespace = 'orchestrator';

/** The keys of a synthetic component's ConfigMap; `revision` is what a change changes. */
export const settings = (name: string, revision: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 10 }, (_, key) => [`setting-${key}`, `value ${key} of ${name}, revision ${revision}`]),
  );

/** A ServiceAccount, a ConfigMap of ten keys, a Deployment that reads it, and a Service: the peer makes the same. */
export function component(name: string, revision: number): Resource[] {
  const workload = { namespace, name, labels: { 'app.kubernetes.io/name': name } };
  return [
    serviceAccount({ namespace, name }),
    configMap(namespace, name, settings(name, revision)),
    deployment(workload, {
      serviceAccountName: name,
      containers: [
        {
          name: 'server',
          image: 'docker.io/library/nginx:1.29.1',
          args: ['server', '--port', '8080'],
          ports: [{ name: 'http', containerPort: 8080 }],
          envFrom: [{ configMapRef: { name } }],
          readinessProbe: httpProbe('/ready', 'http'),
          livenessProbe: httpProbe('/live', 'http'),
          resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '32Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    }),
    service(name, workload, [{ name: 'http', port: 80, targetPort: 'http' }]),
  ];
}
