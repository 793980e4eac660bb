import { services, workloads } from '@headwater/contracts';
import { headlessService, statefulSet, type Resource } from '@headwater/k8s';
import type { AirflowConfig } from './config.ts';
import {
  apiSecretEnvironment,
  connectionEnvironment,
  dagEnvironment,
  databaseEnvironment,
  logEnvironment,
} from './environment.ts';
import { heartbeatProbes } from './heartbeat.ts';
import { airflowPod } from './pod.ts';

/** Waits for what deferred tasks started. A StatefulSet: the API server fetches its logs by its name. */
export const triggerer = (config: AirflowConfig): Resource[] => {
  const { name, port, portName } = services.airflowTriggererLogs;
  const workload = workloads.airflow.triggerer;
  return [
    headlessService(name, workload, [{ name: portName, port, targetPort: portName }]),
    statefulSet(
      workload,
      airflowPod(config, {
        account: workload.name,
        callsKubernetes: true,
        waitsFor: 'migrations',
        container: {
          name: 'triggerer',
          args: ['airflow', 'triggerer'],
          ports: [{ name: portName, containerPort: port }],
          env: [
            ...databaseEnvironment(config),
            ...apiSecretEnvironment(config),
            ...logEnvironment(config),
            ...connectionEnvironment(config),
            ...dagEnvironment(config),
          ],
          ...heartbeatProbes('TriggererJob'),
          resources: config.resources.triggerer,
        },
        parts: config.dags.service,
      }),
      { serviceName: name, podManagementPolicy: 'Parallel' },
    ),
  ];
};
