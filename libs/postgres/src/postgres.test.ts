import { airflowDatabase, databaseLogin, own, postgresSuperuser } from '@headwater/secrets';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { postgres } from './postgres.ts';

const resources = postgres({
  image: 'docker.io/library/postgres:17',
  storageClass: 'standard',
  size: '5Gi',
  maxConnections: 80,
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
  superuser: own(postgresSuperuser),
  databases: [
    { name: 'airflow', login: own(airflowDatabase) },
    { name: 'data-quality', login: own(databaseLogin('data-quality')) },
  ],
});
const kind = <R>(name: string): R => resources.find((resource) => resource.kind === name) as R;
const server = kind<IStatefulSet>('StatefulSet').spec;
const container = server?.template.spec?.containers[0];

describe('the server', () => {
  it('checks its pages, and keeps them on a volume of the environment’s size and class', () => {
    expect(container?.env).toContainEqual({ name: 'POSTGRES_INITDB_ARGS', value: '--data-checksums' });
    expect(server?.volumeClaimTemplates?.[0]?.spec).toMatchObject({
      storageClassName: 'standard',
      resources: { requests: { storage: '5Gi' } },
    });
  });

  it('is not ready while it only initialises: the probe asks over the network', () => {
    expect(container?.readinessProbe?.exec?.command?.at(-1)).toContain('-h 127.0.0.1');
  });

  it('takes the environment’s number of connections', () => {
    expect(container?.args).toEqual(['-c', 'max_connections=80']);
  });
});

describe('the databases', () => {
  const job = kind<IJob>('Job');
  const script = kind<IConfigMap>('ConfigMap').data?.['databases.sh'] ?? '';

  it('are made in every sync, not only on an empty volume', () => {
    expect(job.metadata?.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
    expect(container?.volumeMounts?.map(({ mountPath }) => mountPath)).not.toContain('/docker-entrypoint-initdb.d');
  });

  it('each get the login of their own secret', () => {
    const env = job.spec?.template.spec?.containers[0]?.env ?? [];
    expect(env).toContainEqual({ name: 'DATABASES', value: 'airflow data-quality' });
    expect(env).toContainEqual({
      name: 'DATA_QUALITY_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'postgres-data-quality', key: 'password' } },
    });
  });

  it('are made without a password on a command line or in the server’s log', () => {
    expect(script).not.toMatch(/psql.*PASSWORD/);
    expect(script).toContain("SET log_statement = 'none'");
  });
});
