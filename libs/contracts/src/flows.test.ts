import { describe, expect, it } from 'vitest';
import { flows, type Flow } from './flows.ts';
import { gitea, postgres } from './services.ts';
import type { Topology } from './topology.ts';
import { airflow, argocd, gitea as giteaPods, postgres as postgresPods, traefik } from './workloads.ts';

const git = { host: 'git.example.com', port: 22 };
const external = { host: 's3.example.com', port: 443 };
const topology: Topology = {
  database: postgres,
  objectStore: {
    kind: 's3',
    endpoint: external,
    url: 'https://s3.example.com',
    region: 'eu',
    pathStyle: false,
    buckets: { landing: 'a', lakehouse: 'b', 'spark-events': 'c', 'airflow-logs': 'd' },
    moreBuckets: [],
  },
  git,
  airflow: { pgBouncer: false, clonesDags: true, remoteLogs: true, egress: [] },
  identity: false,
  observability: false,
};

const callers = (end: Flow['to'], choices: Partial<Topology['airflow']> = {}, server: Topology['git'] = git) =>
  flows({ ...topology, git: server, airflow: { ...topology.airflow, ...choices } })
    .filter(({ to }) => to === end)
    .map(({ from }) => (typeof from === 'string' ? from : from.name));

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

  it('opens our own Git server to them and to its set-up, and lets it tell Argo CD of a push', () => {
    const readers = callers(giteaPods.server, { clonesDags: false }, gitea);
    expect(readers).toEqual(['argocd-repo-server', 'gitea-setup']);
    expect(callers(giteaPods.server, {}, gitea)).toContain('airflow-worker');
    const pushes = flows({ ...topology, git: gitea }).filter(({ to }) => to === argocd.server);
    expect(pushes).toEqual([{ from: giteaPods.server, to: argocd.server, ports: [{ port: 8080, protocol: 'TCP' }] }]);
  });

  it('lets those that use a store of Azure get a token for it', () => {
    const blobs = {
      kind: 'azure-blob',
      endpoint: { host: 'team.blob.core.windows.net', port: 443 },
      folders: { host: 'team.dfs.core.windows.net', port: 443 },
      identity: { clientId: 'client', tenantId: 'tenant' },
      buckets: topology.objectStore.buckets,
      moreBuckets: [],
    } as const;
    const all = flows({ ...topology, objectStore: blobs });
    const callersOf = (host: string) =>
      all.flatMap(({ from, to }) =>
        typeof to === 'object' && 'host' in to && to.host === host && typeof from !== 'string' ? [from.name] : [],
      );
    const users = callersOf(blobs.endpoint.host);
    expect(users).toEqual(expect.arrayContaining(['airflow-worker', 'task-pod', 'spark-driver', 'spark-executor']));
    for (const host of [blobs.folders.host, 'login.microsoftonline.com']) expect(callersOf(host)).toEqual(users);
  });

  it('lets nobody but upstream sources out to a Git server where there is one inside', () => {
    const hosts = flows({ ...topology, git: gitea, airflow: { ...topology.airflow, remoteLogs: false } }).flatMap(
      ({ from, to }) => (typeof to === 'object' && 'host' in to && to !== external ? [{ from, to }] : []),
    );
    expect(hosts).toEqual([{ from: argocd.repoServer, to: { host: 'github.com', port: 443 } }]);
  });

  it('opens the object store of somebody else by its port', () => {
    expect(callers(external, { remoteLogs: false })).toEqual([
      'airflow-worker',
      'airflow-triggerer',
      'task-pod',
      'spark-driver',
      'spark-executor',
      'spark-history-server',
    ]);
  });

  it('lets tasks, what they start and callbacks out to the hosts that the environment names, and nobody else', () => {
    const slack = { host: 'hooks.slack.com', port: 443 };
    expect(callers(slack, { egress: [slack] }).toSorted()).toEqual([
      'airflow-dag-processor',
      'airflow-triggerer',
      'airflow-worker',
      'task-pod',
    ]);
  });

  it('lets the front door through to what is published, and to nothing where there is none', () => {
    const from = (choices: Partial<Topology>) =>
      flows({ ...topology, ...choices }).flatMap(({ from, to }) =>
        from === traefik.proxy && typeof to === 'object' && 'labels' in to ? [to.name] : [],
      );
    expect(from({})).toEqual([]);
    const frontDoor = { domain: 'data.example.com', port: 443 };
    expect(from({ frontDoor })).toEqual(['airflow-api-server', 'argocd-server', 'spark-history-server']);
    expect(from({ frontDoor, git: gitea })).toContain('gitea-server');
  });

  it('keeps the pods of tasks away from the API server', () => {
    expect(callers('kubernetes-api')).toContain('airflow-worker');
    expect(callers('kubernetes-api')).not.toContain('task-pod');
  });
});

describe('an Ingress controller that is there', () => {
  const pods = { namespace: 'ingress-nginx', name: 'ingress-controller', labels: { app: 'nginx' } };
  const ingress = { className: 'nginx', pods, port: 443 };
  const all = flows({ ...topology, identity: true, frontDoor: { domain: 'data.example.com', port: 443, ingress } });

  it('gets to what is published, in the place of Traefik', () => {
    const reached = all.flatMap(({ from, to }) => (from === pods ? [to] : []));
    expect(reached).toContain(airflow.apiServer);
    expect(all.filter(({ from, to }) => from === traefik.proxy || to === traefik.proxy)).toEqual([]);
  });

  it('is asked by whom people sign in to, at the port of its pods', () => {
    expect(all).toContainEqual({ from: airflow.apiServer, to: pods, ports: [{ port: 443, protocol: 'TCP' }] });
  });
});
