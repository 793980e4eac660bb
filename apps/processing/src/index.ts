import { application, foundationApplication, upstreamApplication, type Application } from '@headwater/argocd';
import { inCluster, publicUrl } from '@headwater/contracts';
import { foundationConfig, image, topology, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { mirrored, objectStoreLogins } from '@headwater/secrets';
import { sparkHistory } from '@headwater/spark-history';
import { sparkImage, sparkJobs } from '@headwater/spark-jobs';
import {
  definitionNames,
  definitionsSource,
  sparkOperator,
  sparkOperatorImage,
  webhookCertificate,
} from '@headwater/spark-operator';
import { taskPods } from '@headwater/task-pods';

/** What runs in namespace `processing`. */
export const processing = (environment: Environment): Application[] => [
  foundationApplication('processing', foundation(foundationConfig(environment, 'processing'))),
  definitions,
  application(
    { name: 'spark-operator', namespace: 'processing', provides: [webhookCertificate] },
    { definitions: { application: definitions.name } },
    () => sparkOperator({ image: image(environment, 'spark-operator', sparkOperatorImage) }),
  ),
  // by the server: the jobs together may be larger than the annotation in which client-side apply keeps a copy
  application({ name: 'spark-jobs', namespace: 'processing', serverSideApply: true }, {}, () =>
    sparkJobs({ files: environment.jobFiles }),
  ),
  application({ name: 'task-pods', namespace: 'processing' }, {}, taskPods),
  history(environment),
];

const definitions = upstreamApplication(
  {
    name: 'spark-operator-crds',
    namespace: 'processing',
    component: 'libs/spark-operator',
    provides: definitionNames.map((name) => ({ kind: 'CustomResourceDefinition', name })),
    // they are larger than the annotation in which client-side apply keeps a copy
    serverSideApply: true,
  },
  definitionsSource,
);

function history(environment: Environment): Application {
  const { frontDoor, objectStore } = topology(environment);
  return application(
    { name: 'spark-history', namespace: 'processing' },
    { ...inCluster(objectStore.endpoint), login: mirrored(objectStoreLogins['spark-history'], 'processing') },
    ({ login }) =>
      sparkHistory({
        ...environment.spark.history,
        image: image(environment, 'spark', sparkImage),
        store: objectStore,
        ...(frontDoor ? { url: publicUrl(frontDoor, 'sparkHistory') } : {}),
        login,
      }),
  );
}
