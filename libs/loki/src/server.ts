import { services, workloads } from '@headwater/contracts';
import { containerSecurity, httpProbe, podSecurity, statefulSet, volumeClaimTemplate } from '@headwater/k8s';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { LokiConfig } from './config.ts';
import { configurationFile, configurationName, data } from './configuration.ts';

// the loki user of the image
const user = 10001;

export const server = ({ image, resources, size, storageClass }: LokiConfig): IStatefulSet => {
  const { name, port, portName } = services.loki;
  return statefulSet(
    { ...workloads.loki.server, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      // it writes what it holds in memory to its volume
      terminationGracePeriodSeconds: 120,
      containers: [
        {
          name: 'loki',
          image,
          args: [`-config.file=/etc/loki/${configurationFile}`, '-target=all'],
          ports: [{ name: portName, containerPort: port }],
          startupProbe: httpProbe('/ready', portName, { period: 2, failures: 150 }),
          readinessProbe: httpProbe('/ready', portName),
          // /ready also fails while it drains, or waits for a ring
          livenessProbe: httpProbe('/metrics', portName, { failures: 6 }),
          resources,
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'configuration', mountPath: '/etc/loki', readOnly: true },
            { name: 'data', mountPath: data },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        { name: 'configuration', configMap: { name: configurationName } },
        { name: 'tmp', emptyDir: {} },
      ],
    },
    {
      serviceName: `${name}-pods`,
      volumeClaimTemplates: [volumeClaimTemplate('data', storageClass, size)],
    },
  );
};
