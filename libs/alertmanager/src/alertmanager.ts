import { services, workloads } from '@headwater/contracts';
import {
  containerSecurity,
  deployment,
  httpProbe,
  podSecurity,
  service,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { configuration, configurationName, secretFolder, type Webhook } from './configuration.ts';

export interface AlertmanagerConfig {
  readonly image: string;
  /** None where alerts are only shown. */
  readonly webhook?: Webhook;
}

/** Gathers alerts, and sends each to people once. */
export const alertmanager = (config: AlertmanagerConfig): Resource[] => {
  const { name, portName, port } = services.alertmanager;
  return [
    serviceAccount({ namespace: 'observability', name }),
    configuration(config.webhook),
    server(config),
    service(name, workloads.alertmanager.server, [{ name: portName, port, targetPort: portName }]),
  ];
};

// nobody, in the image
const user = 65534;

function server({ image, webhook }: AlertmanagerConfig): IDeployment {
  const { name, portName, port } = services.alertmanager;
  return deployment(
    { ...workloads.alertmanager.server, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      containers: [
        {
          name: 'alertmanager',
          image,
          args: [
            '--config.file=/etc/alertmanager/alertmanager.yml',
            // silences and what was sent: a pod that is replaced forgets them, and at worst says an alert again
            '--storage.path=/alertmanager',
            // there is one
            '--cluster.listen-address=',
          ],
          ports: [{ name: portName, containerPort: port }],
          readinessProbe: httpProbe('/-/ready', portName),
          livenessProbe: httpProbe('/-/healthy', portName, { failures: 6 }),
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'configuration', mountPath: '/etc/alertmanager', readOnly: true },
            { name: 'data', mountPath: '/alertmanager' },
            ...(webhook ? [{ name: 'secret', mountPath: secretFolder, readOnly: true }] : []),
          ],
        },
      ],
      volumes: [
        { name: 'configuration', configMap: { name: configurationName } },
        { name: 'data', emptyDir: {} },
        ...(webhook ? [{ name: 'secret', secret: { secretName: webhook.name } }] : []),
      ],
    },
    { strategy: { type: 'Recreate' } },
  );
}
