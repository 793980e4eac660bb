import { workloads } from '@headwater/contracts';
import { deployment, httpProbe } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { AirflowConfig } from './config.ts';
import { healthPort, podTemplateFolder } from './configuration.ts';
import { databaseEnvironment, jwtEnvironment } from './environment.ts';
import { airflowPod } from './pod.ts';
import { podTemplateName } from './worker.ts';

/** Decides what runs next, and starts a pod for each task. */
export const scheduler = (config: AirflowConfig): IDeployment =>
  deployment(
    workloads.airflow.scheduler,
    airflowPod(config, {
      account: workloads.airflow.scheduler.name,
      callsKubernetes: true,
      waitsFor: 'migrations',
      container: {
        name: 'scheduler',
        args: ['airflow', 'scheduler'],
        env: [...databaseEnvironment(config), ...jwtEnvironment(config)],
        ports: [{ name: 'health', containerPort: healthPort }],
        startupProbe: httpProbe('/health', 'health', { period: 5, failures: 60 }),
        livenessProbe: httpProbe('/health', 'health', { period: 30, failures: 5 }),
        resources: config.resources.scheduler,
        volumeMounts: [{ name: 'pod-template', mountPath: podTemplateFolder, readOnly: true }],
      },
      parts: { volumes: [{ name: 'pod-template', configMap: { name: podTemplateName } }] },
    }),
    { replicas: config.replicas.scheduler },
  );
