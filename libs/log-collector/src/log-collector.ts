import { services, workloads } from '@headwater/contracts';
import {
  containerSecurity,
  daemonSet,
  httpProbe,
  podSecurity,
  service,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';
import type { IDaemonSet } from 'kubernetes-models/apps/v1';
import type { IResourceRequirements } from 'kubernetes-models/v1';
import {
  configuration,
  configurationFile,
  configurationName,
  healthPort,
  logFolder,
  positionsFolder,
} from './configuration.ts';

export interface LogCollectorConfig {
  readonly image: string;
  readonly resources: IResourceRequirements;
}

const { name, port, portName } = services.logCollectorMetrics;

/** Reads what every container of a node writes, and sends it to Loki. */
export const logCollector = (config: LogCollectorConfig): Resource[] => [
  serviceAccount({ namespace: 'logs', name }),
  configuration(),
  agent(config),
  service(name, workloads.logCollector.agent, [{ name: portName, port, targetPort: portName }]),
];

// the user of the image. The files belong to root and are readable for its group: that group is all it needs
const user = 10001;
const rootGroup = 0;

const agent = ({ image, resources }: LogCollectorConfig): IDaemonSet =>
  daemonSet(
    { ...workloads.logCollector.agent, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user, rootGroup),
      containers: [
        {
          name: 'collector',
          image,
          args: [`--config=/etc/otelcol/${configurationFile}`],
          ports: [
            { name: portName, containerPort: port },
            { name: 'health', containerPort: healthPort },
          ],
          readinessProbe: httpProbe('/', 'health'),
          livenessProbe: httpProbe('/', 'health', { failures: 6 }),
          resources,
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'configuration', mountPath: '/etc/otelcol', readOnly: true },
            { name: 'logs', mountPath: logFolder, readOnly: true },
            { name: 'positions', mountPath: positionsFolder },
          ],
        },
      ],
      volumes: [
        { name: 'configuration', configMap: { name: configurationName } },
        { name: 'logs', hostPath: { path: logFolder, type: 'Directory' } },
        { name: 'positions', emptyDir: { sizeLimit: '256Mi' } },
      ],
    },
  );
