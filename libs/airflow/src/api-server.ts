import { services, workloads } from '@headwater/contracts';
import { deployment, httpProbe, service } from '@headwater/k8s';
import type { Resource } from '@headwater/k8s';
import type { AirflowConfig } from './config.ts';
import { apiSecretEnvironment, databaseEnvironment, jwtEnvironment, logEnvironment } from './environment.ts';
import { airflowPod } from './pod.ts';

/** The web interface, the REST API, and the Execution API that workers call. */
export const apiServer = (config: AirflowConfig): Resource[] => {
  const { name, port, portName } = services.airflowApi;
  const workload = workloads.airflow.apiServer;
  // answers 200 as soon as it serves, whatever the health of the others that it reports
  const health = (failures: number, period = 10) => httpProbe('/api/v2/monitor/health', portName, { period, failures });
  return [
    service(name, workload, [{ name: portName, port, targetPort: portName }]),
    deployment(
      workload,
      airflowPod(config, {
        account: workload.name,
        // reads the log of a running task from its pod
        callsKubernetes: true,
        waitsFor: 'migrations',
        container: {
          name: 'api-server',
          args: ['airflow', 'api-server'],
          ports: [{ name: portName, containerPort: port }],
          env: [
            ...databaseEnvironment(config),
            ...apiSecretEnvironment(config),
            ...jwtEnvironment(config),
            ...logEnvironment(config),
          ],
          startupProbe: health(100, 3),
          readinessProbe: health(5),
          livenessProbe: health(5),
          resources: config.resources.apiServer,
        },
      }),
      { replicas: config.replicas.apiServer, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    ),
  ];
};
