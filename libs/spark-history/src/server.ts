import { serviceAccounts, services } from '@headwater/contracts';
import { containerSecurity, deployment, fromSecret, httpProbe, podSecurity, type SecretRef } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IEnvVar } from 'kubernetes-models/v1';
import type { SparkHistoryConfig } from './config.ts';
import { heap, historyOptions } from './options.ts';

// the spark user of Spark's own images
const user = 185;

const keys = (login: SecretRef<'processing', 'access-key' | 'secret-key'>): IEnvVar[] => [
  fromSecret('AWS_ACCESS_KEY_ID', login, 'access-key'),
  fromSecret('AWS_SECRET_ACCESS_KEY', login, 'secret-key'),
];

export const server = (config: SparkHistoryConfig): IDeployment => {
  const { name, pods, portName, port } = services.sparkHistory;
  return deployment(
    { ...pods, name },
    {
      serviceAccountName: serviceAccounts.sparkHistory.name,
      securityContext: podSecurity(user),
      containers: [
        {
          name: 'history-server',
          image: config.image,
          // start-history-server.sh would put it into the background
          command: ['/opt/spark/bin/spark-class', 'org.apache.spark.deploy.history.HistoryServer'],
          ports: [{ name: portName, containerPort: port }],
          env: [
            { name: 'SPARK_HISTORY_OPTS', value: historyOptions(config) },
            { name: 'SPARK_DAEMON_MEMORY', value: heap(config) },
            ...(config.store.kind === 's3' ? keys(config.store.logins) : []),
          ],
          startupProbe: httpProbe('/', portName, { period: 2, failures: 150 }),
          readinessProbe: httpProbe('/', portName),
          livenessProbe: httpProbe('/', portName, { timeout: 10, failures: 6 }),
          resources: config.resources,
          securityContext: containerSecurity,
          // what is being uploaded or unpacked
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
    // two would clean up the same event logs, and the quota counts both
    { strategy: { type: 'Recreate' } },
  );
};
