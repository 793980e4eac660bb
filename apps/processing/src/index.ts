import { application, foundationApplication, upstreamApplication, type Application } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { addressOf, inCluster, publicUrl, services, signInNeeds, storeIdentity } from '@headwater/contracts';
import {
  filledSecrets,
  foundationConfig,
  image,
  keyVaultConfig,
  signIn,
  topology,
  type Environment,
} from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import type { Resource } from '@headwater/k8s';
import { ingressApplications } from '@headwater/ingress';
import { keyVaultApplications } from '@headwater/key-vault';
import { oauth2Proxy, oauth2ProxyImage } from '@headwater/oauth2-proxy';
import { mirrored, oauth2ProxyCookie, objectStoreLogins, own, realmClientSecrets } from '@headwater/secrets';
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
export const processing = available((environment: Environment) => [
  foundationApplication('processing', foundation(foundationConfig(environment, 'processing'))),
  ...keyVaultApplications(keyVaultConfig(environment, 'processing')),
  ...ingressApplications(topology(environment), 'processing'),
  definitions,
  application(
    { name: 'spark-operator', namespace: 'processing', provides: [webhookCertificate] },
    { definitions: { application: definitions.name } },
    () =>
      sparkOperator({
        image: image(environment, 'spark-operator', sparkOperatorImage),
        measured: environment.observability.kind !== 'none',
        identity: storeIdentity(topology(environment).objectStore),
      }),
  ),
  // by the server: the jobs together may be larger than the annotation in which client-side apply keeps a copy
  application({ name: 'spark-jobs', namespace: 'processing', serverSideApply: true }, {}, () =>
    sparkJobs({ files: environment.jobFiles }),
  ),
  application({ name: 'task-pods', namespace: 'processing' }, {}, () =>
    taskPods(storeIdentity(topology(environment).objectStore)),
  ),
  history(environment),
]);

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
  const store = storeAccess(environment);
  return application(
    { name: 'spark-history', namespace: 'processing' },
    {
      ...inCluster(objectStore.endpoint),
      ...signInNeeds(topology(environment)),
      ...filledSecrets(environment, 'processing'),
      ...(store.kind === 's3' ? { login: store.logins } : {}),
    },
    () => [
      ...sparkHistory({
        ...environment.spark.history,
        image: image(environment, 'spark', sparkImage),
        store,
        ...(frontDoor ? { url: publicUrl(frontDoor, 'sparkHistory') } : {}),
      }),
      ...signInOf(environment),
    ],
  );
}

/** As the history server finds it. */
function storeAccess(environment: Environment) {
  const { objectStore: store } = topology(environment);
  if (store.kind !== 's3') return store;
  return { ...store, logins: mirrored(objectStoreLogins['spark-history'], 'processing', environment.secrets.kind) };
}

/** In front of the history server, which shows everything to whoever reaches it. */
function signInOf(environment: Environment): Resource[] {
  const { frontDoor } = topology(environment);
  if (!frontDoor || !signIn(environment).includes('sparkHistory')) return [];
  return oauth2Proxy({
    image: image(environment, 'oauth2-proxy', oauth2ProxyImage),
    door: frontDoor,
    client: 'sparkHistory',
    proxy: services.sparkHistoryProxy,
    upstream: `http://${addressOf(services.sparkHistory)}`,
    roles: ['admin', 'data-engineer', 'user', 'viewer'],
    secret: own(realmClientSecrets.sparkHistory),
    cookie: own(oauth2ProxyCookie),
  });
}
