import { authoritiesFile, hostOf, isService, services, workloads, type Database } from '@headwater/contracts';
import {
  configMap,
  containerSecurity,
  deployment,
  fromSecret,
  podSecurity,
  service,
  tcpProbe,
  type Resource,
} from '@headwater/k8s';
import type { AirflowConfig } from './config.ts';
import { serverTrust } from './environment.ts';

const configurationName = 'airflow-pgbouncer';
// nobody, in Alpine Linux
const user = 65534;

// the shell's own printf: no password on a command line
const start = `set -eu
printf '"%s" "%s"\\n' "$DATABASE_USERNAME" "$DATABASE_PASSWORD" > /run/pgbouncer/users.txt
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
`;

/** A few connections to the database, shared by many processes of Airflow. */
export const pgBouncer = (config: AirflowConfig): Resource[] => {
  const { name, port, portName } = services.pgBouncer;
  const workload = workloads.airflow.pgBouncer;
  const trust = serverTrust(config);
  return [
    configMap('orchestrator', configurationName, { 'pgbouncer.ini': ini(config), 'start.sh': start }),
    service(name, workload, [{ name: portName, port, targetPort: portName }]),
    deployment(workload, {
      serviceAccountName: workload.name,
      securityContext: podSecurity(user),
      containers: [
        {
          name: 'pgbouncer',
          image: config.images.pgBouncer,
          command: ['sh', '/etc/pgbouncer/start.sh'],
          ports: [{ name: portName, containerPort: port }],
          env: [
            fromSecret('DATABASE_USERNAME', config.secrets.database, 'username'),
            fromSecret('DATABASE_PASSWORD', config.secrets.database, 'password'),
          ],
          readinessProbe: tcpProbe(portName),
          livenessProbe: tcpProbe(portName, { failures: 6 }),
          resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'configuration', mountPath: '/etc/pgbouncer', readOnly: true },
            { name: 'run', mountPath: '/run/pgbouncer' },
            ...trust.mounts,
          ],
        },
      ],
      volumes: [
        { name: 'configuration', configMap: { name: configurationName } },
        // the users with their passwords: in memory alone
        { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
        ...trust.volumes,
      ],
    }),
  ];
};

/** https://www.pgbouncer.org/config.html */
const ini = ({ database, pgBouncer: { connections } }: AirflowConfig): string => `[databases]
airflow = host=${hostOf(database)} port=${database.port} dbname=airflow pool_size=${connections}

[pgbouncer]
listen_addr = *
listen_port = ${services.pgBouncer.port}
auth_type = scram-sha-256
auth_file = /run/pgbouncer/users.txt
pool_mode = transaction
max_client_conn = 500
# Airflow's asynchronous driver prepares its statements
max_prepared_statements = 200
ignore_startup_parameters = extra_float_digits
${tls(database)}
`;

const tls = (database: Database): string =>
  isService(database)
    ? 'server_tls_sslmode = prefer'
    : `server_tls_sslmode = verify-full\nserver_tls_ca_file = ${authoritiesFile}`;
