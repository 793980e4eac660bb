import { fileURLToPath } from 'node:url';
import type { Application } from '@headwater/argocd';
import { loadEnvironment, type Environment } from '@headwater/environment';
import type { Resource } from '@headwater/k8s';
import type { IConfigMap, IContainer, IPodSpec } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { platform } from './index.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');

const outside: Environment = {
  ...minikube,
  database: {
    kind: 'external',
    host: 'postgres.example.com',
    port: 5433,
    cidr: '10.40.32.0/28',
    authorities: 'the certificates',
    maxConnections: 400,
    databases: [],
  },
};

const pooled: Environment = {
  ...outside,
  airflow: { ...outside.airflow, pgBouncer: { enabled: true, connections: 60 } },
};

const inside = platform(minikube);
const applications = platform(outside);

const resourcesOf = (all: readonly Application[]): Resource[] =>
  all.flatMap(({ source }) => (source.kind === 'manifests' ? source.resources : []));

const podsOf = (environment: Environment): { name: string; spec: IPodSpec }[] =>
  resourcesOf(platform(environment)).flatMap((resource) => {
    const spec = (resource as { spec?: { template?: { spec?: IPodSpec } } }).spec?.template?.spec;
    return spec ? [{ name: resource.metadata?.name ?? '', spec }] : [];
  });

const containers = ({ initContainers = [], containers }: IPodSpec): IContainer[] => [...initContainers, ...containers];

/** The pods with a container that has the file by which it knows the server. */
const verifying = (environment: Environment): string[] =>
  podsOf(environment)
    .filter(({ spec }) =>
      containers(spec).some(({ volumeMounts = [] }) => volumeMounts.some(({ name }) => name === 'database-ca')),
    )
    .map(({ name }) => name)
    .toSorted();

const policy = (environment: Environment, name: string): string =>
  JSON.stringify(
    resourcesOf(platform(environment)).find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata?.name === name,
    ),
  );

it('runs what makes the databases in place of PostgreSQL, and everything else as it was', () => {
  const names = inside.map(({ name }) => (name === 'postgres' ? 'postgres-databases' : name));
  expect(applications.map(({ name }) => name)).toEqual(names);
});

it('makes the databases before anything that uses them', () => {
  const after = (all: readonly Application[], application: string) =>
    all.filter(({ after }) => after.includes(application)).map(({ name }) => name);
  expect(after(applications, 'postgres-databases')).toEqual(after(inside, 'postgres'));
  expect(after(applications, 'postgres-databases')).toEqual(expect.arrayContaining(['airflow', 'keycloak']));
});

it('looks for a server in the cluster nowhere', () => {
  expect(JSON.stringify(applications)).not.toContain('postgres.database');
});

describe('whoever calls the server', () => {
  const callers = [
    'airflow-api-server',
    'airflow-dag-processor',
    'airflow-migrations',
    'airflow-scheduler',
    'airflow-setup',
    'airflow-triggerer',
    'keycloak',
    'postgres-databases',
    'postgres-exporter',
  ];

  it('verifies its certificate and its name, and believes nobody but the authorities of the environment', () => {
    expect(verifying(outside)).toEqual(callers);
    const programs = podsOf(outside)
      .filter(({ name }) => callers.includes(name))
      .flatMap(({ spec }) => containers(spec))
      .filter((container) => JSON.stringify(container.env ?? []).includes('postgres.example.com'));
    for (const { name, env } of programs) {
      expect(JSON.stringify(env), name).toContain('verify-full');
      expect(JSON.stringify(env), name).toContain('/etc/database-ca/ca.crt');
    }
    const files = resourcesOf(applications).filter(({ metadata }) => metadata?.name?.endsWith('-database-ca'));
    expect(files.map((file) => (file as IConfigMap).data)).toEqual(
      Array.from({ length: 4 }, () => ({ 'ca.crt': 'the certificates' })),
    );
  });

  it('is the connection pool alone, of Airflow, where there is one', () => {
    expect(verifying(pooled)).toEqual(['airflow-pgbouncer', ...callers.filter((name) => !name.startsWith('airflow'))]);
    const ini = resourcesOf(platform(pooled)).find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata?.name === 'airflow-pgbouncer',
    );
    expect((ini as IConfigMap).data?.['pgbouncer.ini']).toContain(
      'server_tls_sslmode = verify-full\nserver_tls_ca_file = /etc/database-ca/ca.crt\n',
    );
    const scheduler = podsOf(pooled).find(({ name }) => name === 'airflow-scheduler');
    expect(JSON.stringify(scheduler)).not.toContain('PGSSL');
  });

  it('gets out to the addresses of the server, and to no others by that port', () => {
    for (const name of ['airflow-scheduler', 'keycloak-server', 'postgres-databases', 'postgres-exporter'])
      expect(policy(outside, name), name).toContain(
        '{"to":[{"ipBlock":{"cidr":"10.40.32.0/28"}}],"ports":[{"protocol":"TCP","port":5433}]}',
      );
    for (const name of ['airflow-worker', 'task-pod']) expect(policy(outside, name), name).not.toContain('5433');
    expect(policy(pooled, 'airflow-scheduler')).not.toContain('5433');
  });
});

it('gives the administrator to what makes the databases, and to nobody else', () => {
  const readers = podsOf(outside).filter(({ spec }) => JSON.stringify(spec).includes('postgres-administrator'));
  expect(readers.map(({ name }) => name)).toEqual(['postgres-databases']);
});

it('watches the server, and not a disk that it does not see', () => {
  const text = JSON.stringify(resourcesOf(applications).filter(({ kind }) => kind === 'ConfigMap'));
  expect(text).toContain('DatabaseDown');
  expect(text).not.toContain('pg_wal_size_bytes) / sum(kube_persistentvolumeclaim');
  expect(text).not.toContain('On its volume');
});
