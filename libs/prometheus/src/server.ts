import { services, workloads } from '@headwater/contracts';
import {
  containerSecurity,
  httpProbe,
  parseQuantity,
  podSecurity,
  statefulSet,
  volumeClaimTemplate,
} from '@headwater/k8s';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { PrometheusConfig } from './config.ts';
import { configurationFolder, configurationName } from './configuration.ts';

// nobody, in the image
const user = 65534;
const data = '/prometheus';

export const server = ({ image, resources, retentionDays, size, storageClass }: PrometheusConfig): IStatefulSet => {
  const { name, port, portName } = services.prometheus;
  return statefulSet(
    { ...workloads.prometheus.server, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      // it writes what it holds in memory to its volume
      terminationGracePeriodSeconds: 120,
      containers: [
        {
          name: 'prometheus',
          image,
          args: [
            `--config.file=${configurationFolder}/prometheus.yml`,
            `--storage.tsdb.path=${data}`,
            `--storage.tsdb.retention.time=${retentionDays}d`,
            `--storage.tsdb.retention.size=${retentionSize(size)}`,
          ],
          ports: [{ name: portName, containerPort: port }],
          // it reads its log of writes again first, which takes a while after a crash
          startupProbe: httpProbe('/-/ready', portName, { period: 2, failures: 150 }),
          readinessProbe: httpProbe('/-/ready', portName),
          livenessProbe: httpProbe('/-/healthy', portName, { failures: 6 }),
          resources,
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'configuration', mountPath: configurationFolder, readOnly: true },
            { name: 'data', mountPath: data },
          ],
        },
      ],
      volumes: [{ name: 'configuration', configMap: { name: configurationName } }],
    },
    {
      serviceName: `${name}-pods`,
      volumeClaimTemplates: [volumeClaimTemplate('data', storageClass, size)],
    },
  );
};

/** The log of writes and a block that is being made need room beside what is kept: a fifth of the volume. */
export const retentionSize = (size: string): string => `${Math.floor((parseQuantity(size) * 0.8) / 1024 ** 2)}MB`;
