import { dagContractFolder } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import type { Folder } from '@headwater/render';

/** What the DAGs of `environment` may rely on, beside the contracts of the others. */
export async function contractFolder(environment: Environment): Promise<Folder> {
  const { dagContract } = await import('@headwater/orchestrator');
  const content = dagContract(environment);
  return {
    path: `dags/${dagContractFolder}`,
    shared: true,
    files: [{ path: `${environment.name}.json`, origin: 'apps/orchestrator', content }],
  };
}
