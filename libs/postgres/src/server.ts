import { services, workloads } from '@headwater/contracts';
import {
  containerSecurity,
  execProbe,
  fromSecret,
  podSecurity,
  statefulSet,
  volumeClaimTemplate,
} from '@headwater/k8s';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { PostgresConfig } from './config.ts';

// the postgres user of the Debian image: https://github.com/docker-library/postgres
export const user = 999;

const data = '/var/lib/postgresql/data';
// over the network: while it initialises, the image runs a server that listens on its socket alone
const isReady = ['sh', '-c', 'exec pg_isready -q -h 127.0.0.1 -U "$POSTGRES_USER"'];

export const server = (config: PostgresConfig): IStatefulSet => {
  const { name, portName, port } = services.postgres;
  return statefulSet(
    { ...workloads.postgres.server, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      terminationGracePeriodSeconds: 60,
      containers: [
        {
          name: 'postgres',
          image: config.image,
          args: ['-c', `max_connections=${config.maxConnections}`],
          ports: [{ name: portName, containerPort: port }],
          env: [
            fromSecret('POSTGRES_USER', config.superuser, 'username'),
            fromSecret('POSTGRES_PASSWORD', config.superuser, 'password'),
            { name: 'POSTGRES_INITDB_ARGS', value: '--data-checksums' },
            // below the mount point, where a file system of its own keeps lost+found
            { name: 'PGDATA', value: `${data}/pgdata` },
          ],
          startupProbe: execProbe(isReady, { period: 2, failures: 150 }),
          readinessProbe: execProbe(isReady, { failures: 6 }),
          livenessProbe: execProbe(isReady, { timeout: 10, failures: 6 }),
          resources: config.resources,
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'data', mountPath: data },
            { name: 'run', mountPath: '/var/run/postgresql' },
            { name: 'tmp', mountPath: '/tmp' },
            { name: 'shared-memory', mountPath: '/dev/shm' },
          ],
        },
      ],
      volumes: [
        { name: 'run', emptyDir: {} },
        { name: 'tmp', emptyDir: {} },
        // parallel queries exchange rows there; a container gets 64 MiB otherwise
        { name: 'shared-memory', emptyDir: { medium: 'Memory', sizeLimit: '128Mi' } },
      ],
    },
    {
      serviceName: `${name}-pods`,
      volumeClaimTemplates: [volumeClaimTemplate('data', config.storageClass, config.size)],
    },
  );
};
