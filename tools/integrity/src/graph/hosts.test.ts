import { describe, expect, it } from 'vitest';
import { parseFixture } from '../fixture.ts';
import { graphOf } from './graph.ts';
import { callsOf } from './hosts.ts';

const services = `
---
apiVersion: v1
kind: Service
metadata: { name: minio, namespace: deepstorage }
spec: { ports: [{ port: 9000 }] }
`;

const deployment = (name: string, spec: string): string => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: orchestrator }
spec: { template: { spec: ${spec} } }
`;

const calls = (...documents: string[]) =>
  callsOf(graphOf(parseFixture(documents.join('')).manifests)).map(({ pods, host, port, service }) => [
    pods.name,
    host,
    port,
    service?.resource.metadata?.name,
  ]);

describe('callsOf', () => {
  it('finds whom the variables and the command of a container name', () => {
    const scheduler = deployment(
      'airflow-scheduler',
      `{ initContainers: [{ name: wait, args: ['http://minio.deepstorage.svc:9000/health'] }],
         containers: [{ name: scheduler, env: [{ name: STATSD_HOST, value: airflow-statsd }] }] }`,
    );
    expect(calls(services, scheduler)).toEqual([
      ['airflow-scheduler', 'minio.deepstorage.svc', 9000, 'minio'],
      ['airflow-scheduler', 'airflow-statsd', undefined, undefined],
    ]);
  });

  it('takes the calls of a config map for those of the pods that read it, or the one key of it', () => {
    const configMap = `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: airflow-config, namespace: orchestrator }
data:
  airflow.cfg: 'url = http://minio.deepstorage.svc:9000'
  known_hosts: github.com ssh-ed25519
`;
    const volumes = 'volumes: [{ name: config, configMap: { name: airflow-config } }]';
    const mounting = (path: string): string =>
      `{ containers: [{ name: main, volumeMounts: [{ name: config, mountPath: /config, subPath: ${path} }] }], ${volumes} }`;
    const found = calls(
      services,
      configMap,
      deployment(
        'reads-all',
        `{ containers: [{ name: main, envFrom: [{ configMapRef: { name: airflow-config } }] }] }`,
      ),
      deployment('reads-configuration', mounting('airflow.cfg')),
      deployment('reads-another-key', mounting('known_hosts')),
      deployment('reads-nothing', '{ containers: [{ name: main }] }'),
    );
    expect(found).toEqual([
      ['reads-all', 'minio.deepstorage.svc', 9000, 'minio'],
      ['reads-configuration', 'minio.deepstorage.svc', 9000, 'minio'],
    ]);
  });

  it('takes a pod template in a config map for pods of their own', () => {
    const template = `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: airflow-pod-template, namespace: orchestrator }
data:
  pod_template_file.yaml: |
    apiVersion: v1
    kind: Pod
    spec: { containers: [{ name: base, args: ['http://minio.deepstorage.svc:9000'] }] }
`;
    const scheduler = deployment(
      'airflow-scheduler',
      `{ containers: [{ name: scheduler }], volumes: [{ name: template, configMap: { name: airflow-pod-template } }] }`,
    );
    expect(calls(services, template, scheduler)).toEqual([
      ['airflow-pod-template', 'minio.deepstorage.svc', 9000, 'minio'],
    ]);
  });
});
