import { credentialsFile as credentialsFileOf, dagContractFolder } from '@headwater/contracts';
import type { Graph } from './graph.ts';

/** The file of what the wiring declares. */
export const declaredFile = ({ declared }: Graph): string => `argocd/${declared.environment}/declared.yaml`;

/** The file of what the DAGs may rely on. */
export const contractFile = ({ declared }: Graph): string => `dags/${dagContractFolder}/${declared.environment}.json`;

/** The file of what the infrastructure makes for service accounts. */
export const credentialsFile = ({ declared }: Graph): string => credentialsFileOf(declared.environment);

/** The file of the root Application. */
export const rootFile = ({ declared }: Graph): string => `argocd/${declared.environment}/root.yaml`;

export const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));
