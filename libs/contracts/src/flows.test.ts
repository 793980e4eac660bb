import { describe, expect, it } from 'vitest';
import { flows, type Flow } from './flows.ts';
import { postgres } from './services.ts';
import type { Topology } from './topology.ts';
import { airflow, postgres as postgresPods } from './workloads.ts';

const git = { host: 'git.example.com', port: 22 };
const external = { host: 's3.example.com', port: 443 };
const topology: Topology = {
  database: postgres,
  objectStore: {
    endpoint: external,
    url: 'https://s3.example.com',
    region: 'eu',
    pathStyle: false,
    buckets: { landing: 'a', lakehouse: 'b', 'spark-events': 'c', 'airflow-logs': 'd' },
    moreBuckets: [],
  },
  git,
  airflow: { pgBouncer: false, clonesDags: true, remoteLogs: true, egress: [] },
};

const callers = (end: Flow['to'], choices: Partial<Topology['airflow']> = {}) =>
  flows({ ...topology, airflow: { ...topology.airflow, ...choices } })
    .filter(({ to }) => to === end)
    .map(({ from }) => (from === 'kubernetes-api' ? from : from.name));

describe('who may call whom', () => {
  it('keeps the tasks of a DAG away from the metadata database', () => {
    expect(callers(postgresPods.server)).not.toContain('airflow-worker');
  });

  it('lets only the connection pool into the database where there is one', () => {
    expect(callers(postgresPods.server, { pgBouncer: true })).toEqual(['airflow-pgbouncer', 'postgres-databases']);
    expect(callers(airflow.pgBouncer, { pgBouncer: true })).toContain('airflow-scheduler');
  });

  it('opens the Git server to those who clone from it', () => {
    expect(callers(git)).toEqual([
      'airflow-dag-processor',
      'airflow-triggerer',
      'airflow-worker',
      'argocd-repo-server',
    ]);
    expect(callers(git, { clonesDags: false })).toEqual(['argocd-repo-server']);
  });

  it('opens the object store of somebody else by its port', () => {
    expect(callers(external, { remoteLogs: false })).toEqual([
      'airflow-worker',
      'airflow-triggerer',
      'spark-driver',
      'spark-executor',
      'spark-history-server',
    ]);
  });
});
