import { workloads } from '@headwater/contracts';
import {
  airflowAdmin,
  airflowApiSecretKey,
  airflowAutomation,
  airflowFernetKey,
  airflowJwtSecret,
  gitDeployKey,
  giteaAdmin,
  giteaKeys,
  giteaWebhook,
  gitReader,
  grafanaAdmin,
  keycloakAdmin,
  minioRoot,
  oauth2ProxyCookie,
  objectStoreLogins,
  postgresSuperuser,
  realmClientSecrets,
  type Secret,
} from '@headwater/secrets';
import { titleOf } from '../live-secret.ts';
import type { Restartable, Step } from './step.ts';

/** How the programs behind a secret learn of a new value. */
export interface Recipe {
  /** Those that change; all that are generated where none are named. */
  readonly keys?: readonly string[];
  /** What has to be over first. */
  readonly before?: readonly Step[];
  /** Told once the Secret has its new value. */
  readonly at?: 'role' | Job;
  /** Whether readers have to be restarted; some read it only when their volume is empty. */
  readonly restarts: boolean;
  /** Readers that no committed file shows. */
  readonly more?: readonly Restartable[];
  /** Old values are kept until this has run, and readers have both. */
  readonly reencrypt?: Job & { readonly arguments: readonly string[] };
  readonly refresh?: true;
  /** What a person has to know before. */
  readonly remarks: readonly string[];
}

interface Job {
  readonly namespace: string;
  readonly name: string;
}

/** A secret that no command can rotate: what to do instead. */
export interface ByHand {
  readonly byHand: string;
}

export function recipeOf(secret: Secret): Recipe | ByHand {
  const external = Object.entries(secret.keys).find(([, { kind }]) => kind === 'external');
  if (external) return { byHand: provided(secret) };
  const known = recipes[titleOf(secret)];
  if (known) return known;
  if (secret.namespace === 'database') return databaseRole(secret);
  return {
    byHand:
      'nobody has written down how its readers take a new value; add it to tools/secret-care/src/rotation/recipes.ts',
  };
}

const provided = ({ namespace, name }: Secret): string =>
  `a person provides it: get a new value where it comes from, put it into the Secret (./headwater kubectl edit secret ${name} --namespace=${namespace}), and restart its readers`;

const { airflow, argocd, gitea, minio } = workloads;

/** A set-up Job that has read the old password would give it to the role again. */
const databaseRole = (secret: Secret): Recipe => ({
  before: [withoutReaders(secret)],
  at: 'role',
  restarts: true,
  remarks: ['open connections stay open; new ones need the new password as soon as the role has it'],
});

const objectStoreUser = (secret: Secret): Recipe => ({
  before: [withoutReaders(secret)],
  at: minio.buckets,
  restarts: true,
  remarks: ['a user of MinIO has one password: pods that hold the old one are refused as soon as the Job has run'],
});

/** A service with the old one signs nobody in: those who are signed in stay so until their token ends. */
const realmClient: Recipe = {
  at: workloads.keycloak.realm,
  restarts: true,
  remarks: ['who signs in while the service restarts is refused, and tries again'],
};

const withoutReaders = ({ namespace, name, readers }: Secret): Step => ({
  kind: 'pods-ended',
  namespaces: [namespace, ...readers],
  pods: { reading: name },
});

const recipes: Readonly<Record<string, Recipe | ByHand>> = {
  // the server reads its password only when its volume is empty, and the Job in each run
  [titleOf(postgresSuperuser)]: { ...databaseRole(postgresSuperuser), restarts: false, remarks: [] },
  [titleOf(minioRoot)]: {
    restarts: true,
    remarks: [
      'MinIO restarts: the object store is away for some seconds, and who is signed in to its console is signed out',
    ],
  },
  ...Object.fromEntries(Object.values(objectStoreLogins).map((login) => [titleOf(login), objectStoreUser(login)])),
  [titleOf(airflowFernetKey)]: {
    restarts: true,
    // https://airflow.apache.org/docs/apache-airflow/stable/security/secrets/fernet.html#rotating-encryption-keys
    reencrypt: { ...airflow.setup, arguments: ['airflow', 'rotate-fernet-key'] },
    remarks: ['Airflow restarts twice: with both keys, and with the new one alone once all is encrypted with it'],
  },
  [titleOf(airflowApiSecretKey)]: { restarts: true, remarks: ['everybody has to sign in to Airflow again'] },
  [titleOf(airflowJwtSecret)]: {
    before: [
      {
        kind: 'pods-ended',
        namespaces: [airflow.worker.namespace],
        pods: { labels: airflow.worker.labels, holding: 'a token of a task' },
      },
    ],
    restarts: true,
    remarks: [
      'a task that begins while Airflow restarts may be refused, and is tried again if its DAG says so; pause the DAGs to be sure',
      'everybody has to sign in to Airflow again',
    ],
  },
  [titleOf(airflowAdmin)]: { at: airflow.setup, restarts: false, remarks: [] },
  [titleOf(airflowAutomation)]: { at: airflow.setup, restarts: false, remarks: [] },
  ...Object.fromEntries(Object.values(realmClientSecrets).map((secret) => [titleOf(secret), realmClient])),
  [titleOf(realmClientSecrets.argocd)]: {
    ...realmClient,
    more: [{ namespace: argocd.server.namespace, kind: 'Deployment', name: argocd.server.name }],
  },
  [titleOf(oauth2ProxyCookie)]: { restarts: true, remarks: ['everybody has to sign in to the history server again'] },
  [titleOf(keycloakAdmin)]: {
    byHand:
      "Keycloak reads it only when its database is empty: sign in with the old one to Keycloak's realm master, give user headwater another password there, put that into key 'password' of the Secret, and sync Application realm",
  },
  // it keeps no users of its own longer than its pod
  [titleOf(grafanaAdmin)]: { restarts: true, remarks: ['everybody has to sign in to Grafana again'] },
  [titleOf(giteaAdmin)]: { at: gitea.setup, restarts: false, remarks: [] },
  [titleOf(gitReader)]: { at: gitea.setup, restarts: true, refresh: true, remarks: [] },
  [titleOf(giteaWebhook)]: {
    at: gitea.setup,
    restarts: false,
    more: [{ namespace: argocd.server.namespace, kind: 'Deployment', name: argocd.server.name }],
    remarks: ['a push in the meantime is seen when Argo CD next looks by itself, after some minutes'],
  },
  [titleOf(giteaKeys)]: {
    keys: ['internal-token', 'jwt-secret'],
    restarts: true,
    remarks: [
      "key 'secret-key' stays as it is: what Gitea encrypted with it could not be read any more",
      'Gitea restarts: pushes fail for some seconds',
    ],
  },
  [titleOf(gitDeployKey)]: {
    byHand:
      "the Git server has to know its public half first: make a key (ssh-keygen -t ed25519 -N '' -f KEY), register KEY.pub as a deploy key of the repository, put KEY into key 'sshPrivateKey' of the Secret, wait for Argo CD to read the repository, and remove the old deploy key there",
  },
};
