import type { DatabaseTrust } from '@headwater/contracts';
import { containerSecurity, podSecurity } from '@headwater/k8s';
import type { IContainer, IPodSpec } from 'kubernetes-models/v1';
import type { AirflowConfig } from './config.ts';
import { configurationName, home } from './configuration.ts';
import { baseEnvironment, callerTrust, databaseEnvironment } from './environment.ts';
import type { PodParts } from './pod-parts.ts';

// the user of the image; its files belong to group 0: https://airflow.apache.org/docs/docker-stack/entrypoint.html
const user = 50000;

export interface AirflowPod {
  /** The ServiceAccount, and whether the program calls the Kubernetes API. */
  readonly account: string;
  readonly callsKubernetes: boolean;
  /** The program; image, security, configuration, /tmp and logs come by themselves. */
  readonly container: Omit<IContainer, 'image' | 'securityContext'>;
  /** For the tables of this version in the metadata database, for the database itself, or for none of it. */
  readonly waitsFor: 'migrations' | 'database' | 'nothing';
  readonly parts?: PodParts;
}

/** A pod that runs one program of Airflow's image. */
export const airflowPod = (
  config: AirflowConfig,
  { account, callsKubernetes, container, waitsFor, parts = {} }: AirflowPod,
) =>
  ({
    serviceAccountName: account,
    automountServiceAccountToken: callsKubernetes,
    securityContext: podSecurity(user, 0, 0),
    ...(parts.hostAliases?.length ? { hostAliases: [...parts.hostAliases] } : {}),
    ...initContainers([
      ...(parts.initContainers ?? []),
      ...(waitsFor === 'migrations' ? [waitForMigrations(config)] : []),
    ]),
    containers: [
      program(config, {
        ...container,
        env: [...(waitsFor === 'database' ? [] : [withoutCheck]), ...(container.env ?? []), ...(parts.env ?? [])],
        volumeMounts: [
          ...(container.volumeMounts ?? []),
          ...(parts.mounts ?? []),
          ...trustFor(waitsFor, config).mounts,
        ],
      }),
      ...(parts.sidecars ?? []),
    ],
    volumes: [
      { name: 'configuration', configMap: { name: configurationName } },
      config.logs.volume,
      { name: 'tmp', emptyDir: {} },
      ...(parts.volumes ?? []),
      ...trustFor(waitsFor, config).volumes,
    ],
  }) satisfies IPodSpec;

/** Whoever waits for the database calls it. */
const trustFor = (
  waitsFor: AirflowPod['waitsFor'],
  config: AirflowConfig,
): Pick<DatabaseTrust, 'mounts' | 'volumes'> =>
  waitsFor === 'nothing' ? { mounts: [], volumes: [] } : callerTrust(config);

// the image's entrypoint would ask for the database first, which takes it seconds of CPU
const withoutCheck = { name: 'CONNECTION_CHECK_MAX_COUNT', value: '0' };

const initContainers = (containers: IContainer[]) => (containers.length > 0 ? { initContainers: containers } : {});

const program = (
  { images }: AirflowConfig,
  { name, env, volumeMounts, ...rest }: AirflowPod['container'],
): IContainer => ({
  name,
  image: images.airflow,
  ...rest,
  env: [...baseEnvironment(), ...(env ?? [])],
  securityContext: containerSecurity,
  volumeMounts: [
    { name: 'configuration', mountPath: `${home}/airflow.cfg`, subPath: 'airflow.cfg', readOnly: true },
    { name: 'configuration', mountPath: `${home}/webserver_config.py`, subPath: 'webserver_config.py', readOnly: true },
    { name: 'logs', mountPath: `${home}/logs` },
    { name: 'tmp', mountPath: '/tmp' },
    ...(volumeMounts ?? []),
  ],
});

const waitForMigrations = (config: AirflowConfig): IContainer =>
  program(config, {
    name: 'wait-for-migrations',
    args: ['airflow', 'db', 'check-migrations', '--migration-wait-timeout=600'],
    env: databaseEnvironment(config),
    volumeMounts: [...callerTrust(config).mounts],
    resources: { requests: { cpu: '20m', memory: '192Mi' }, limits: { cpu: '1', memory: '512Mi' } },
  });
