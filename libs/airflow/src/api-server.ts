import { services, workloads } from '@headwater/contracts';
import { deployment, httpProbe, service } from '@headwater/k8s';
import type { Resource } from '@headwater/k8s';
import type { IEnvVar } from 'kubernetes-models/v1';
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
          args: ['airflow', 'api-server', ...(config.proxies ? ['--proxy-headers'] : [])],
          ports: [{ name: portName, containerPort: port }],
          env: [
            ...databaseEnvironment(config),
            ...poolEnvironment,
            ...proxyEnvironment(config),
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

/**
 * Who may say by which address a person called: links and cookies are made for that one. NetworkPolicies let nobody in
 * but the proxy and the workers, and the address of its pod is not known before it runs.
 * Sources: https://www.uvicorn.org/settings/#http and the FAB provider's `enable_proxy_fix`
 */
const proxyEnvironment = ({ proxies }: AirflowConfig): IEnvVar[] =>
  proxies
    ? [
        { name: 'FORWARDED_ALLOW_IPS', value: proxies.join(',') },
        { name: 'AIRFLOW__FAB__ENABLE_PROXY_FIX', value: 'True' },
      ]
    : [];

/**
 * More connections than requests can be at work: 40 threads of the framework, 10 of Flask's pages, and the event loop. It
 * waits for a connection in every request, and while it does, nobody can give one back: with the 15 of Airflow's own
 * choice, 50 requests at once made it hang until its probe killed it. https://github.com/apache/airflow/issues/66493
 */
const poolEnvironment: IEnvVar[] = [
  { name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_POOL_SIZE', value: '10' },
  { name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_MAX_OVERFLOW', value: '50' },
];
