import type { Database, StoreAccess } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';
import type { DagDelivery } from './dags/delivery.ts';
import type { TaskLogs } from './logs/task-logs.ts';
import type { SignIn } from './sign-in/sign-in.ts';

type Secret<K extends string> = SecretRef<'orchestrator', K>;

export interface AirflowConfig {
  /** The environment whose contract DAGs read. */
  readonly environment: string;
  /** Where people open it. */
  readonly url: string;
  /** The address ranges in which a proxy may be that brings people to it; none where they call it directly. */
  readonly proxies?: readonly string[];
  readonly images: {
    readonly airflow: string;
    readonly statsdExporter: string;
    readonly pgBouncer: string;
  };
  readonly replicas: { readonly apiServer: number; readonly scheduler: number };
  readonly resources: Readonly<
    Record<'apiServer' | 'scheduler' | 'dagProcessor' | 'triggerer' | 'worker', IResourceRequirements>
  >;
  readonly executor: {
    /** Tasks that run at the same time, in all of Airflow. */
    readonly parallelism: number;
    /** Worker pods that the scheduler starts in one turn of its loop. */
    readonly podsPerLoop: number;
    readonly keepFailedPods: boolean;
  };
  /** Slots of the pool `spark`: how many Spark applications may run at the same time. */
  readonly sparkApplications: number;
  /** The PostgreSQL server that holds the metadata database `airflow`. */
  readonly database: Database;
  readonly pgBouncer: { readonly enabled: boolean; readonly connections: number };
  readonly objectStore: StoreAccess<StoreLogins>;
  readonly dags: DagDelivery;
  readonly logs: TaskLogs;
  readonly signIn: SignIn;
  readonly secrets: AirflowSecrets;
}

export interface AirflowSecrets {
  readonly database: Secret<'username' | 'password'>;
  readonly fernetKey: Secret<'fernet-key'>;
  readonly apiSecretKey: Secret<'api-secret-key'>;
  readonly jwtSecret: Secret<'jwt-secret'>;
  /** Of the one user that has a password: a person's, or that of programs where people sign in elsewhere. */
  readonly admin: Secret<'username' | 'password'>;
  readonly slack: Secret<'connection'>;
}

/** Of the object store. */
export interface StoreLogins {
  /** For tasks. */
  readonly tasks: Secret<'access-key' | 'secret-key'>;
  /** For their logs. */
  readonly logs: Secret<'access-key' | 'secret-key'>;
}
