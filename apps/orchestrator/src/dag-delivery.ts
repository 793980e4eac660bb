import { airflowImages, configMapDags, gitBundle, gitSync, mountedDags, type DagDelivery } from '@headwater/airflow';
import { dagContractFolder } from '@headwater/contracts';
import { image, type Environment } from '@headwater/environment';
import { dagContract } from './dag-contract.ts';
import { repository, type RepositorySecrets } from './repository.ts';

/** The environment's choice of how DAGs reach Airflow. */
export function dagDelivery(environment: Environment, secrets: RepositorySecrets): DagDelivery {
  const { dags } = environment.airflow;
  switch (dags.delivery) {
    case 'git-bundle':
      return gitBundle(repository(environment, dags, secrets));
    case 'git-sync':
      return gitSync(repository(environment, dags, secrets), image(environment, 'git-sync', airflowImages.gitSync));
    case 'mount':
      return mountedDags({ path: dags.path, size: dags.size, node: environment.kubernetes.node.name });
    case 'config-map':
      return configMapDags({
        ...environment.dagFiles,
        [`${dagContractFolder}/${environment.name}.json`]: JSON.stringify(dagContract(environment)),
      });
  }
}
