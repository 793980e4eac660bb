import { application, foundationApplication, type Application } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { publicUrl, signInFirstNeeds } from '@headwater/contracts';
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
import { ingressApplications } from '@headwater/ingress';
import { keyVaultApplications } from '@headwater/key-vault';
import { mcImage, minio, minioImage, type MinioConfig } from '@headwater/minio';
import { minioRoot, objectStoreLogins, own, realmClientSecrets } from '@headwater/secrets';

/** What runs in namespace `deepstorage`: nothing where the object store is somebody else's. */
export const deepstorage = available((environment: Environment) => [
  foundationApplication('deepstorage', foundation(foundationConfig(environment, 'deepstorage'))),
  ...keyVaultApplications(keyVaultConfig(environment, 'deepstorage')),
  ...ingressApplications(topology(environment), 'deepstorage'),
  ...objectStore(environment),
]);

function objectStore(environment: Environment): Application[] {
  const choice = environment.objectStore;
  const { frontDoor, objectStore: store } = topology(environment);
  // MinIO's is one of S3, which only topology knows
  if (choice.kind !== 'minio' || store.kind !== 's3') return [];
  const needs = { ...filledSecrets(environment, 'deepstorage'), ...signInFirstNeeds(topology(environment)) };
  return [
    application({ name: 'minio', namespace: 'deepstorage' }, needs, () =>
      minio({
        image: image(environment, 'minio', minioImage),
        clientImage: image(environment, 'mc', mcImage),
        storageClass: environment.storage.class,
        size: choice.size,
        resources: choice.resources,
        root: own(minioRoot),
        store,
        ...(frontDoor ? { consoleUrl: publicUrl(frontDoor, 'minio') } : {}),
        logins: {
          airflow: own(objectStoreLogins.airflow),
          'airflow-logs': own(objectStoreLogins['airflow-logs']),
          spark: own(objectStoreLogins.spark),
          'spark-history': own(objectStoreLogins['spark-history']),
        },
        ...signInOf(environment),
      }),
    ),
  ];
}

/** With the root user alone where the environment has no Keycloak. */
function signInOf(environment: Environment): Pick<MinioConfig, 'signIn'> {
  const { frontDoor } = topology(environment);
  if (!frontDoor || !signIn(environment).includes('minio')) return {};
  return { signIn: { door: frontDoor, secret: own(realmClientSecrets.minio) } };
}
