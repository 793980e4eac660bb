import { workloads } from '@headwater/contracts';
import { deployment } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { AirflowConfig } from './config.ts';
import { dagEnvironment, databaseEnvironment } from './environment.ts';
import { heartbeatProbes } from './heartbeat.ts';
import { airflowPod } from './pod.ts';

/** Reads the DAG files and writes what they say into the metadata database: the only one that does. */
export const dagProcessor = (config: AirflowConfig): IDeployment =>
  deployment(
    workloads.airflow.dagProcessor,
    airflowPod(config, {
      account: workloads.airflow.dagProcessor.name,
      callsKubernetes: false,
      waitsFor: 'migrations',
      container: {
        name: 'dag-processor',
        args: ['airflow', 'dag-processor'],
        env: [...databaseEnvironment(config), ...dagEnvironment(config)],
        ...heartbeatProbes('DagProcessorJob'),
        resources: config.resources.dagProcessor,
      },
      parts: config.dags.service,
    }),
  );
