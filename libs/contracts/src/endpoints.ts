import { host as serviceHost, type ServiceContract } from './services.ts';

/** Something outside the cluster that pods call. */
export interface External {
  readonly host: string;
  readonly port: number;
  /** The address range in which it is; any address outside of the cluster where nobody says. */
  readonly cidr?: string;
}

/** Where a capability is found: a Service of this cluster, or a host outside of it. */
export type Endpoint = ServiceContract | External;

export const isService = (endpoint: Endpoint): endpoint is ServiceContract => 'pods' in endpoint;

export const hostOf = (endpoint: Endpoint): string => (isService(endpoint) ? serviceHost(endpoint) : endpoint.host);

export const addressOf = (endpoint: Endpoint): string => `${hostOf(endpoint)}:${endpoint.port}`;

/** The Service behind `endpoint`, as a need of the Applications that call it; none where it is outside of the cluster. */
export const inCluster = (endpoint: Endpoint): Record<string, ServiceContract> =>
  isService(endpoint) ? { [endpoint.name]: endpoint } : {};
