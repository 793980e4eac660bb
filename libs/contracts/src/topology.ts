import type { Database } from './database.ts';
import type { Endpoint, External } from './endpoints.ts';
import { isTrustedByAll, type FrontDoor } from './front-door.ts';
import type { ObjectStore } from './object-store.ts';

/** What an environment decides about who talks to whom. */
export interface Topology {
  readonly database: Database;
  readonly objectStore: ObjectStore;
  /** Where this repository is cloned from. */
  readonly git: Endpoint;
  readonly airflow: {
    readonly pgBouncer: boolean;
    /** Whether pods of Airflow clone the repository to get the DAGs. */
    readonly clonesDags: boolean;
    /** Whether task logs go to the object store. */
    readonly remoteLogs: boolean;
    /** What tasks, the pods that they start and callbacks may call outside of the cluster. */
    readonly egress: readonly External[];
  };
  /** Where secrets come from, where somebody else keeps them. */
  readonly vault?: External;
  /** Where people come in; without it, each service is forwarded to them alone. */
  readonly frontDoor?: FrontDoor;
  /** Whether people sign in to everything by Keycloak. */
  readonly identity: boolean;
  /** Whether there is more than one Keycloak. */
  readonly keycloakCluster?: true;
  /** Whether metrics and logs are gathered. */
  readonly observability: boolean;
  /** Whether an operator runs Prometheus and Alertmanager, from a chart. */
  readonly prometheusOperator?: true;
  /** Whom alerts are sent to, outside of the cluster; without it, they are only shown. */
  readonly alertReceiver?: External;
}

/** Whether anything is mirrored from one namespace to others: generated secrets, or the certificate of the front door. */
export const hasMirrors = ({ frontDoor, vault }: Topology): boolean =>
  vault === undefined || (frontDoor !== undefined && (frontDoor.ingress !== undefined || !isTrustedByAll(frontDoor)));
