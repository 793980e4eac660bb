import { syncHook } from '@headwater/argocd';
import { databasesApplication, databaseTrust, workloads, type ExternalDatabase } from '@headwater/contracts';
import {
  configMap,
  containerSecurity,
  fromSecret,
  job,
  podSecurity,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';
import type { ExternalDatabasesConfig } from './config.ts';
import { logins } from './databases.ts';
import { externalMonitorScript, externalScript } from './external-script.ts';
import { user } from './server.ts';

const name = databasesApplication;

/** The roles and databases on a server outside of the cluster, made by its administrator, whom nobody else signs in as. */
export const externalDatabases = (config: ExternalDatabasesConfig): Resource[] => {
  const { administrator, database, image, monitor } = config;
  const trust = databaseTrust(database, 'database', name);
  return [
    serviceAccount({ namespace: 'database', name }),
    configMap('database', name, { 'databases.sh': monitor ? externalScript + externalMonitorScript : externalScript }),
    ...trust.resources,
    job(workloads.postgres.databases, syncHook(1), {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      containers: [
        {
          name: 'databases',
          image,
          command: ['sh', '/scripts/databases.sh'],
          env: [
            ...server(database),
            ...trust.variables,
            fromSecret('PGUSER', administrator, 'username'),
            fromSecret('PGPASSWORD', administrator, 'password'),
            ...logins(config),
          ],
          resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '500m', memory: '64Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [{ name: 'scripts', mountPath: '/scripts', readOnly: true }, ...trust.mounts],
        },
      ],
      volumes: [{ name: 'scripts', configMap: { name } }, ...trust.volumes],
    }),
  ];
};

const server = ({ host, port }: ExternalDatabase) => [
  { name: 'PGHOST', value: host },
  { name: 'PGPORT', value: String(port) },
  { name: 'PGDATABASE', value: 'postgres' },
  { name: 'PGCONNECT_TIMEOUT', value: '10' },
];
