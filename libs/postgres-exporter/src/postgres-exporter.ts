import {
  authoritiesFile,
  databaseTrust,
  hostOf,
  isService,
  services,
  workloads,
  type Database,
  type DatabaseTrust,
} from '@headwater/contracts';
import {
  containerSecurity,
  deployment,
  fromSecret,
  httpProbe,
  podSecurity,
  service,
  serviceAccount,
  type Resource,
  type SecretRef,
} from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';

export interface PostgresExporterConfig {
  readonly image: string;
  readonly database: Database;
  /** Of a role that may read how the server is, and no table. */
  readonly login: SecretRef<'database', 'username' | 'password'>;
}

const { name, port, portName } = services.postgresMetrics;
// nobody, in the image
const user = 65534;

/** Asks PostgreSQL how it is, each time that Prometheus asks. */
export const postgresExporter = (config: PostgresExporterConfig): Resource[] => {
  const trust = databaseTrust(config.database, 'database', name);
  return [
    serviceAccount({ namespace: 'database', name }),
    ...trust.resources,
    exporter(config, trust),
    service(name, workloads.postgres.exporter, [{ name: portName, port, targetPort: portName }]),
  ];
};

const exporter = ({ image, database, login }: PostgresExporterConfig, trust: DatabaseTrust): IDeployment =>
  deployment(
    { ...workloads.postgres.exporter, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      containers: [
        {
          name,
          image,
          args: [`--web.listen-address=:${port}`],
          ports: [{ name: portName, containerPort: port }],
          env: [
            {
              name: 'DATA_SOURCE_URI',
              value: `${hostOf(database)}:${database.port}/postgres?${tls(database)}`,
            },
            fromSecret('DATA_SOURCE_USER', login, 'username'),
            fromSecret('DATA_SOURCE_PASS', login, 'password'),
          ],
          // its own page, which asks nobody: where the database is away, this is the one to say so
          readinessProbe: httpProbe('/', portName),
          livenessProbe: httpProbe('/', portName, { failures: 6 }),
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '200m', memory: '96Mi' } },
          securityContext: containerSecurity,
          ...(isService(database) ? {} : { volumeMounts: [...trust.mounts] }),
        },
      ],
      ...(isService(database) ? {} : { volumes: [...trust.volumes] }),
    },
  );

/** Our own server has no certificate, and only NetworkPolicies in front of it; another one has to show one. */
const tls = (database: Database): string =>
  isService(database) ? 'sslmode=disable' : `sslmode=verify-full&sslrootcert=${authoritiesFile}`;
