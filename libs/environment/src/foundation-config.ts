import { flows, type Namespace } from '@headwater/contracts';
import type { Environment } from './environment.ts';
import { topology } from './topology.ts';

/** What the foundation of `namespace` is made of in this environment. */
export const foundationConfig = (environment: Environment, namespace: Namespace) => ({
  namespace,
  size: environment.namespaces[namespace],
  flows: flows(topology(environment)),
  apiServer: environment.kubernetes.apiServer,
  clusterNetworks: environment.kubernetes.networks,
  // its pods read the log files of every container, which lie in a folder of the node: only `privileged` allows that
  ...(namespace === 'logs' ? { podSecurity: 'privileged' as const } : {}),
});
