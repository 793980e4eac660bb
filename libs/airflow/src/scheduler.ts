import { workloads } from '@headwater/contracts';
import { deployment } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { AirflowConfig } from './config.ts';
import { podTemplateFolder } from './configuration.ts';
import { databaseEnvironment, jwtEnvironment } from './environment.ts';
import { heartbeatProbes } from './heartbeat.ts';
import { airflowPod } from './pod.ts';
import { podTemplateName } from './worker.ts';

/** Decides what runs next, and starts a pod for each task. */
export const scheduler = (config: AirflowConfig): IDeployment =>
  deployment(
    workloads.airflow.scheduler,
    airflowPod(config, {
      account: workloads.airflow.scheduler.name,
      callsKubernetes: true,
      waits: true,
      container: {
        name: 'scheduler',
        args: ['airflow', 'scheduler'],
        env: [...databaseEnvironment(config), ...jwtEnvironment(config)],
        ...heartbeatProbes('SchedulerJob'),
        resources: config.resources.scheduler,
        volumeMounts: [{ name: 'pod-template', mountPath: podTemplateFolder, readOnly: true }],
      },
      parts: { volumes: [{ name: 'pod-template', configMap: { name: podTemplateName } }] },
    }),
    { replicas: config.replicas.scheduler },
  );
