import { asIdentity, serviceAccounts, services, storeIdentity } from '@headwater/contracts';
import { service, serviceAccount, type Resource } from '@headwater/k8s';
import type { SparkHistoryConfig } from './config.ts';
import { server } from './server.ts';

/** Shows what finished Spark applications did, from their event logs in the object store. */
export const sparkHistory = (config: SparkHistoryConfig): Resource[] => {
  const { name, pods, portName, port } = services.sparkHistory;
  const account = serviceAccounts.sparkHistory;
  const resources = [
    serviceAccount(account),
    server(config),
    service(name, pods, [{ name: portName, port, targetPort: portName }]),
  ];
  return asIdentity(resources, [account], storeIdentity(config.store));
};
