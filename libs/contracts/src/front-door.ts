import type { Workload } from '@headwater/k8s';
import type { External } from './endpoints.ts';
import type { Namespace } from './namespaces.ts';

/** The one address at which people reach every service: `https://<name>.<domain>:<port>`. */
export interface FrontDoor {
  /** A wildcard name: each host below it is the gateway. */
  readonly domain: string;
  readonly port: number;
  /** The fixed address of the gateway's Service, where the wildcard name is not the gateway for pods too. */
  readonly clusterAddress?: string;
  /** Whether the cluster gets an address for it that people reach by themselves (a Service of type LoadBalancer). */
  readonly fromOutside?: true;
  /** Who stands there, if the cluster has somebody already. */
  readonly ingress?: IngressController;
  /** Who signs its certificate, over ACME; without it, an authority of the platform does. */
  readonly acme?: Acme;
}

/** An Ingress controller that somebody else runs. */
export interface IngressController {
  readonly className: string;
  readonly pods: Workload;
  /** The port of the pods for HTTPS. */
  readonly port: number;
}

/** The Application that brings the Ingresses of a namespace. */
export const ingressOf = (namespace: Namespace) => ({ application: `${namespace}-ingress` });

/** An authority that everybody trusts already, and who proves to it that the domain is ours. */
export interface Acme {
  readonly server: External;
  /** Where the proof is written: https://learn.microsoft.com/rest/api/dns */
  readonly dns: External;
}

/** Whether browsers and programs believe the certificate without being told. */
export const isTrustedByAll = ({ acme }: FrontDoor): boolean => acme !== undefined;

/** What people open in a browser, and the first label of the host that each has. */
export const publicNames = {
  airflow: 'airflow',
  argocd: 'argocd',
  minio: 'minio',
  sparkHistory: 'spark-history',
  gitea: 'git',
  keycloak: 'login',
  grafana: 'grafana',
} as const;

export type PublicService = keyof typeof publicNames;

export const publicHost = ({ domain }: FrontDoor, service: PublicService): string =>
  `${publicNames[service]}.${domain}`;

/** As a browser writes it: without a slash at the end, and without the port that https has by itself. */
export const publicUrl = (door: FrontDoor, service: PublicService): string =>
  `https://${publicHost(door, service)}${door.port === 443 ? '' : `:${door.port}`}`;

/** The realm of Keycloak in which everybody and every service is known. */
export const realm = 'data-platform';

/** Who signs tokens: the same name for browsers and for pods, or neither believes the other's. */
export const issuer = (door: FrontDoor): string => `${publicUrl(door, 'keycloak')}/realms/${realm}`;

/** An entry of a pod's hosts file: https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/ */
export interface HostAlias {
  readonly ip: string;
  readonly hostnames: string[];
}

/** By which a pod finds the gateway under the names that browsers use; none where DNS says so to pods too. */
export const hostAliases = (door: FrontDoor, ...services: PublicService[]): HostAlias[] =>
  door.clusterAddress === undefined
    ? []
    : [{ ip: door.clusterAddress, hostnames: services.map((service) => publicHost(door, service)) }];
