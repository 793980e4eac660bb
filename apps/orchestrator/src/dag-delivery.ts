import {
  airflowImages,
  configMapDags,
  gitBundle,
  gitSync,
  mountedDags,
  type DagDelivery,
  type GitRepository,
} from '@headwater/airflow';
import { image, type Environment } from '@headwater/environment';

/** None where the repository is readable without one. */
type DeployKey = GitRepository['deployKey'];

/** The environment's choice of how DAGs reach Airflow. */
export function dagDelivery(environment: Environment, deployKey: DeployKey): DagDelivery {
  const { dags } = environment.airflow;
  switch (dags.delivery) {
    case 'git-bundle':
      return gitBundle(repository(environment, dags, deployKey));
    case 'git-sync':
      return gitSync(repository(environment, dags, deployKey), image(environment, 'git-sync', airflowImages.gitSync));
    case 'mount':
      return mountedDags({ path: dags.path, size: dags.size, node: environment.kubernetes.node.name });
    case 'config-map':
      return configMapDags(environment.dagFiles);
  }
}

const repository = (
  { git }: Environment,
  { folder, refreshSeconds }: { readonly folder: string; readonly refreshSeconds: number },
  deployKey: DeployKey,
): GitRepository => ({
  url: git.repository,
  revision: git.revision,
  knownHosts: git.knownHosts,
  folder,
  refreshSeconds,
  ...(deployKey ? { deployKey } : {}),
});
