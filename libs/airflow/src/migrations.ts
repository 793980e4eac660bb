import { syncHook } from '@headwater/argocd';
import { workloads } from '@headwater/contracts';
import { job } from '@headwater/k8s';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { AirflowConfig } from './config.ts';
import { databaseEnvironment } from './environment.ts';
import { airflowPod } from './pod.ts';

/**
 * Brings the tables of the metadata database, the auth manager's included, to this version.
 * It runs in every sync, before the pods that wait for it.
 */
export const migrations = (config: AirflowConfig): IJob =>
  job(
    workloads.airflow.migrations,
    syncHook(1),
    airflowPod(config, {
      account: workloads.airflow.migrations.name,
      callsKubernetes: false,
      waitsFor: 'database',
      container: {
        name: 'migrations',
        args: ['airflow', 'db', 'migrate'],
        env: databaseEnvironment(config),
        resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { cpu: '1', memory: '768Mi' } },
      },
    }),
  );
