import { authoritiesFile, hostOf, isService, services, type Database, type DatabaseTrust } from '@headwater/contracts';
import { containerSecurity, deployment, fromSecret, httpProbe, podSecurity } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IEnvVar } from 'kubernetes-models/v1';
import type { KeycloakConfig } from './config.ts';

// of the image
const user = 1000;

/** Health and metrics, which nobody outside of the cluster sees. */
export const managementPort = 9000;
const management = 'management';

export const server = (config: KeycloakConfig, trust: DatabaseTrust): IDeployment => {
  const { name, pods, portName, port } = services.keycloak;
  return deployment(
    { ...pods, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user, 0, 0),
      terminationGracePeriodSeconds: 60,
      containers: [
        {
          name,
          image: config.image,
          // what the image was built for is not looked at again
          args: ['start', '--optimized'],
          ports: [
            { name: portName, containerPort: port },
            { name: management, containerPort: managementPort },
            ...(config.clustered ? clusterPorts : []),
          ],
          env: environment(config),
          // the first start makes the tables: minutes, on a busy laptop
          startupProbe: httpProbe('/health/started', management, { period: 5, failures: 120 }),
          readinessProbe: httpProbe('/health/ready', management),
          livenessProbe: httpProbe('/health/live', management, { failures: 6 }),
          resources: config.resources,
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'tmp', mountPath: '/tmp' },
            { name: 'data', mountPath: '/opt/keycloak/data' },
            ...trust.mounts,
          ],
        },
      ],
      volumes: [
        { name: 'tmp', emptyDir: {} },
        // what it unpacks of its pages
        { name: 'data', emptyDir: {} },
        ...trust.volumes,
      ],
    },
    // old and new ones would work on the same tables, and the quota counts both
    { strategy: { type: 'Recreate' } },
  );
};

/** Source: https://www.keycloak.org/server/all-config */
const environment = ({ url, database, databaseLogin, admin, clustered }: KeycloakConfig): IEnvVar[] => [
  { name: 'KC_DB_URL', value: `jdbc:postgresql://${hostOf(database)}:${database.port}/keycloak${tls(database)}` },
  fromSecret('KC_DB_USERNAME', databaseLogin, 'username'),
  fromSecret('KC_DB_PASSWORD', databaseLogin, 'password'),
  ...(clustered ? together : alone),
  { name: 'KC_DB_POOL_MAX_SIZE', value: '10' },
  fromSecret('KC_BOOTSTRAP_ADMIN_USERNAME', admin, 'username'),
  fromSecret('KC_BOOTSTRAP_ADMIN_PASSWORD', admin, 'password'),
  // tokens name it as their issuer, by whatever name Keycloak was asked for them
  { name: 'KC_HOSTNAME', value: url },
  // the gateway brings the encryption, and says by which name and from where it was called
  { name: 'KC_HTTP_ENABLED', value: 'true' },
  { name: 'KC_HTTP_PORT', value: String(services.keycloak.port) },
  { name: 'KC_HTTP_MANAGEMENT_PORT', value: String(managementPort) },
  { name: 'KC_PROXY_HEADERS', value: 'xforwarded' },
  { name: 'KC_LOG_CONSOLE_COLOR', value: 'false' },
  // Java itself, its code and its threads take about as much beside the heap
  { name: 'JAVA_OPTS_KC_HEAP', value: '-XX:InitialRAMPercentage=20 -XX:MaxRAMPercentage=45' },
];

// it has nobody to tell of what it remembers
const alone: IEnvVar[] = [{ name: 'KC_CACHE', value: 'local' }];

/**
 * They find each other in the database, and speak TLS by keys that they keep there.
 * Source: https://www.keycloak.org/server/caching#_transport_stacks
 */
const together: IEnvVar[] = [
  { name: 'KC_CACHE', value: 'ispn' },
  { name: 'KC_CACHE_STACK', value: 'jdbc-ping' },
];

const clusterPorts = services.keycloakCluster.map(({ name, port }) => ({ name, containerPort: port }));

/** Java's own authorities are left out of it: https://jdbc.postgresql.org/documentation/ssl/#configuring-the-client */
const tls = (database: Database): string =>
  isService(database) ? '' : `?sslmode=verify-full&sslrootcert=${authoritiesFile}`;
