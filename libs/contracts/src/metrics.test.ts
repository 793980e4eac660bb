import { describe, expect, it } from 'vitest';
import { flows } from './flows.ts';
import { metricsEndpoints } from './metrics.ts';
import { gitea, minio, postgres } from './services.ts';
import type { Topology } from './topology.ts';
import { alertmanager, grafana, kubeStateMetrics, prometheus } from './workloads.ts';

const topology: Topology = {
  database: postgres,
  objectStore: {
    kind: 's3',
    endpoint: minio,
    url: 'http://minio.deepstorage.svc:9000',
    region: 'us-east-1',
    pathStyle: true,
    buckets: { landing: 'a', lakehouse: 'b', 'spark-events': 'c', 'airflow-logs': 'd' },
    moreBuckets: [],
  },
  git: gitea,
  airflow: { pgBouncer: false, clonesDags: true, remoteLogs: true, egress: [] },
  identity: false,
  observability: true,
};
const elsewhere = {
  ...topology,
  objectStore: { ...topology.objectStore, endpoint: { host: 's3.example.com', port: 443 } },
};
const leaving = (pods: object, choice: Topology = topology) => flows(choice).filter(({ from }) => from === pods);

describe('what is measured', () => {
  it('is asked at the ports of the list, and Prometheus reaches nothing else', () => {
    const reached = leaving(prometheus.server).map(({ to, ports }) => [to, ports[0]?.port]);
    const listed = metricsEndpoints(topology)
      .filter(({ service }) => service.pods !== prometheus.server)
      .map(({ service }) => [service.pods, service.targetPort ?? service.port]);
    // MinIO at two paths of one port
    expect(reached).toEqual(listed.filter(([pods], at) => listed.findIndex(([first]) => first === pods) === at));
    expect(reached).toContainEqual([alertmanager.server, 9093]);
  });

  it('has a job of its own each', () => {
    const jobs = metricsEndpoints(topology).map(({ job }) => job);
    expect(new Set(jobs).size).toBe(jobs.length);
  });

  it('is no object store of somebody else', () => {
    const jobs = metricsEndpoints(elsewhere).map(({ job }) => job);
    expect(jobs.filter((job) => job.startsWith('object-store'))).toEqual([]);
  });

  it('is nothing where nobody measures', () => {
    const none = { ...topology, observability: false };
    expect([prometheus.server, grafana.server, kubeStateMetrics.server].flatMap((pods) => leaving(pods, none))).toEqual(
      [],
    );
  });
});

describe('alerts', () => {
  it('leave the cluster only where somebody is told', () => {
    expect(leaving(alertmanager.server)).toEqual([]);
    const alertReceiver = { host: 'hooks.slack.com', port: 443 };
    expect(leaving(alertmanager.server, { ...topology, alertReceiver }).map(({ to }) => to)).toEqual([alertReceiver]);
  });
});
