import { services, type FrontDoor, type PublicService, type ServiceContract } from '@headwater/contracts';
import {
  airflowAdmin,
  giteaAdmin,
  grafanaAdmin,
  keycloakAdmin,
  minioRoot,
  objectStoreLogins,
  postgresSuperuser,
  type Maker,
} from '@headwater/secrets';
import type { Target } from './cluster.ts';

/** Something of the platform that a person uses, and how to sign in. */
export interface Entrance {
  readonly name: string;
  /** The Application that makes it answer: without it, an environment has no such entrance. */
  readonly application: string;
  readonly target: Target;
  /** Whether a browser opens it. */
  readonly page: boolean;
  /** What it is called at the front door, where there is one. */
  readonly published?: PublicService;
  /** The port on this machine where that is free. */
  readonly port: number;
  /** The secret that holds the password, and who signs in with it; none where nobody signs in. */
  readonly login?: Login;
}

interface Login {
  readonly user: string;
  readonly secret: string;
  readonly key: string;
}

/** The Service as it is reached from this machine. */
export const targetOf = ({ name, pods, port }: ServiceContract): Target => ({
  namespace: pods.namespace,
  service: name,
  port,
});

const entrance = (
  name: string,
  service: ServiceContract,
  more: Pick<Entrance, 'page' | 'published' | 'login'> & { readonly port?: number },
): Entrance => ({ name, application: service.application, target: targetOf(service), port: service.port, ...more });

const login = ({ name, keys }: { name: string; keys: Readonly<Record<'username' | 'password', Maker>> }): Login => ({
  user: userOf(keys.username),
  secret: name,
  key: 'password',
});

const userOf = (maker: Maker): string => (maker.kind === 'literal' ? maker.value : '');

const { spark } = objectStoreLogins;

/** The way to the front door, which is the way to everything that is published there. */
export const frontDoorWay = (door: FrontDoor): Pick<Entrance, 'target' | 'port'> => ({
  target: targetOf(services.traefik(door)),
  port: door.port,
});

/** In the order in which they are shown. */
export const entrances: readonly Entrance[] = [
  entrance('Airflow', services.airflowApi, { page: true, published: 'airflow', login: login(airflowAdmin) }),
  entrance('Argo CD', services.argocdServer, {
    page: true,
    published: 'argocd',
    port: 8081,
    // made by Argo CD itself: https://argo-cd.readthedocs.io/en/stable/getting_started/#4-login-using-the-cli
    login: { user: 'admin', secret: 'argocd-initial-admin-secret', key: 'password' },
  }),
  entrance('Gitea', services.gitea, { page: true, published: 'gitea', login: login(giteaAdmin) }),
  entrance('MinIO console', services.minioConsole, { page: true, published: 'minio', login: login(minioRoot) }),
  entrance('S3 endpoint', services.minio, {
    page: false,
    login: { user: userOf(spark.keys['access-key']), secret: spark.name, key: 'secret-key' },
  }),
  entrance('Spark history', services.sparkHistory, { page: true, published: 'sparkHistory' }),
  entrance('Keycloak', services.keycloak, {
    page: true,
    published: 'keycloak',
    port: 8082,
    login: login(keycloakAdmin),
  }),
  // Gitea has the port of its own
  entrance('Grafana', services.grafana, { page: true, port: 3001, published: 'grafana', login: login(grafanaAdmin) }),
  entrance('Prometheus', services.prometheus, { page: true }),
  entrance('Alertmanager', services.alertmanager, { page: true }),
  entrance('Loki', services.loki, { page: false }),
  entrance('PostgreSQL', services.postgres, { page: false, login: login(postgresSuperuser) }),
];

/** Where a person signs in at Keycloak, if the environment has it, there is no password of its own. */
const ownLogins = ['Airflow', 'Argo CD', 'Grafana'];

/** Those of an environment with these Applications. */
export function entrancesOf(applications: readonly string[]): Entrance[] {
  const present = entrances.filter(({ application }) => applications.includes(application));
  if (!applications.includes(services.keycloak.application)) return present;
  return present.map(({ login: own, ...rest }) =>
    own && !ownLogins.includes(rest.name) ? { ...rest, login: own } : rest,
  );
}
