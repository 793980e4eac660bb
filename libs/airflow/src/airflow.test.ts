import type { Resource } from '@headwater/k8s';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { airflow, type AirflowConfig } from './index.ts';
import { config, file, named, podsOf, reads, setting, who, worker } from './testing/sample.ts';

describe('a task', () => {
  it('gets neither the metadata database nor a key that only Airflow itself needs', () => {
    const { database, fernetKey, jwtSecret, apiSecretKey, admin } = config.secrets;
    for (const secret of [database, fernetKey, jwtSecret, apiSecretKey, admin])
      expect(who(reads(secret))).not.toContain('worker');
  });

  it('calls the API server by its name in the cluster', () => {
    expect(setting('execution_api_server_url')).toBe('http://airflow-api-server.orchestrator.svc:8080/execution/');
  });

  it('runs in the container that the executor looks for, under the account that may submit Spark applications', () => {
    expect(worker().containers[0]?.name).toBe('base');
    expect(worker()).toMatchObject({ serviceAccountName: 'airflow-worker', restartPolicy: 'Never' });
  });

  it('finds its connections', () => {
    const names = (worker().containers[0]?.env ?? [])
      .map(({ name }) => name)
      .filter((name) => name.startsWith('AIRFLOW_CONN_'));
    expect(names).toEqual([
      'AIRFLOW_CONN_OBJECT_STORE_LOGS',
      'AIRFLOW_CONN_MINIO_S3',
      'AIRFLOW_CONN_KUBERNETES_DEFAULT',
      'AIRFLOW_CONN_SPARK_DEFAULT',
      'AIRFLOW_CONN_SLACK_DEFAULT',
      'AIRFLOW_CONN_HEADWATER_GIT',
    ]);
  });
});

describe('whoever reads DAGs', () => {
  const value = (name: string) =>
    Object.entries(podsOf()).flatMap(([who, { containers }]) =>
      containers.flatMap(({ env = [] }) => env.filter((each) => each.name === name).map((each) => [who, each.value])),
    );

  it('knows the environment whose contract counts, and where people open Airflow', () => {
    const readers = ['dag-processor', 'triggerer', 'worker'];
    expect(Object.fromEntries(value('HEADWATER_ENVIRONMENT'))).toEqual(
      Object.fromEntries(readers.map((reader) => [reader, 'sample'])),
    );
    expect(value('AIRFLOW__API__BASE_URL').map(([, url]) => url)).toEqual(readers.map(() => config.url));
  });

  it('can tell a person, as callbacks do: of a task whose pod is lost, the DAG processor does', () => {
    expect(who(reads(config.secrets.slack))).toEqual(['dag-processor', 'triggerer', 'worker']);
  });
});

describe('a task that there is no room for', () => {
  it('waits for a slot of the pool of Spark applications, which has as many as the environment says', () => {
    const slots = podsOf({ sparkApplications: 3 })['setup']?.containers[0]?.env;
    expect(slots).toContainEqual({ name: 'SPARK_APPLICATIONS', value: '3' });
    expect(file('setup', 'setup.py')).toContain('Pool.create_or_update_pool("spark", slots');
  });

  it('is tried again while the quota of the namespace is used up, and does not fail', () => {
    expect(setting('task_publish_max_retries')).toBe('-1');
  });
});

describe('the account of a task', () => {
  it('is given nothing in the namespace that has the secrets of Airflow', () => {
    const subjects = airflow(config)
      .filter((resource) => resource.kind === 'RoleBinding')
      .flatMap((resource) => (resource as IRoleBinding).subjects ?? [])
      .map(({ name }) => name);
    expect(subjects.toSorted()).toEqual(['airflow-api-server', 'airflow-scheduler']);
  });
});

describe('the keys of Airflow', () => {
  it('go to those who sign and verify, and to nobody else', () => {
    expect(who(reads(config.secrets.jwtSecret))).toEqual(['api-server', 'scheduler']);
    expect(who(reads(config.secrets.apiSecretKey))).toEqual(['api-server', 'triggerer']);
    expect(who(reads(config.secrets.admin))).toEqual(['setup']);
  });
});

describe('what works with the database', () => {
  it('waits until its tables are those of this version', () => {
    const waiting = who(({ args }) => args?.[2] === 'check-migrations');
    expect(waiting).toEqual(['api-server', 'dag-processor', 'scheduler', 'triggerer']);
  });

  it('has a connection for each request that the API server can work on, and one for its event loop', () => {
    const variables = podsOf({})['api-server']?.containers[0]?.env ?? [];
    const size = (name: string) =>
      Number(variables.find((variable) => variable.name === `AIRFLOW__DATABASE__SQL_ALCHEMY_${name}`)?.value);
    expect(size('POOL_SIZE') + size('MAX_OVERFLOW')).toBeGreaterThan(40 + 10 + 1);
  });

  it('goes through the connection pool where there is one', () => {
    const address = (choices: Partial<AirflowConfig>) =>
      podsOf(choices)['scheduler']?.containers[0]?.env?.find(({ name }) => name.endsWith('SQL_ALCHEMY_CONN'))?.value;
    expect(address({})).toContain('@postgres.database.svc:5432/airflow');
    expect(address({ pgBouncer: { enabled: true, connections: 60 } })).toContain(
      '@airflow-pgbouncer.orchestrator.svc:6543/airflow',
    );
    expect(named('Deployment', 'pgbouncer')).toBeUndefined();
  });
});

describe('the migration', () => {
  it('is a Sync hook that runs before the programs start', () => {
    const migrations = named('Job', 'migrations');
    const scheduler = named('Deployment', 'scheduler');
    expect(migrations?.metadata?.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
    const wave = (resource: Resource | undefined) =>
      Number(resource?.metadata?.annotations?.['argocd.argoproj.io/sync-wave']);
    expect(wave(migrations)).toBeLessThan(wave(scheduler));
  });
});

describe('the replicas', () => {
  it('are the environment’s', () => {
    expect(named('Deployment', 'scheduler')).toMatchObject({ spec: { replicas: 2 } });
    expect(named('Deployment', 'api-server')).toMatchObject({ spec: { replicas: 3 } });
  });
});
