import { Failure } from '../failure.ts';

/** Where the cluster is found in Azure. */
export interface AzureCluster {
  readonly name: string;
  readonly resourceGroup: string;
}

/** The output `cluster` in what `tofu output -json` prints. */
export function clusterOf(json: string): AzureCluster {
  const { cluster } = JSON.parse(json) as { cluster?: { value?: Partial<AzureCluster> } };
  const { name, resourceGroup } = cluster?.value ?? {};
  if (name === undefined || resourceGroup === undefined) {
    throw new Failure("the infrastructure has no output 'cluster'; ./headwater up --environment aks makes it");
  }
  return { name, resourceGroup };
}
