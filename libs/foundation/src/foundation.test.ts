import { services, workloads, type Flow } from '@headwater/contracts';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { foundation } from './foundation.ts';

const { server } = workloads.postgres;
const { scheduler, triggerer } = workloads.airflow;
const sql = [{ port: services.postgres.port, protocol: 'TCP' as const }];
const flows: Flow[] = [
  { from: scheduler, to: server, ports: sql },
  { from: triggerer, to: server, ports: sql },
  { from: scheduler, to: 'kubernetes-api', ports: [] },
  { from: scheduler, to: { host: 'git.example.com', port: 22 }, ports: [] },
  { from: scheduler, to: { host: 'git.example.org', port: 22 }, ports: [] },
];
const policies = (namespace: 'database' | 'orchestrator') =>
  foundation({
    namespace,
    size: { cpu: '1', memory: '1Gi' },
    flows,
    apiServer: [{ cidr: '192.168.49.0/24', port: 8443 }],
    clusterNetworks: ['10.244.0.0/16'],
  }).filter((resource): resource is INetworkPolicy => resource.kind === 'NetworkPolicy');
const named = (namespace: 'database' | 'orchestrator', name: string) =>
  policies(namespace).find(({ metadata }) => metadata?.name === name)?.spec;

describe('the walls of a namespace', () => {
  it('let nothing in or out but DNS where no flow is declared', () => {
    expect(named('database', 'default-deny')).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(named('database', 'allow-dns')?.egress?.[0]?.ports).toEqual([
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ]);
  });

  it('open to those who call, by their labels and their namespace, on the port alone', () => {
    const [rule, ...others] = named('database', 'postgres-server')?.ingress ?? [];
    expect(others).toEqual([]);
    expect(rule?.ports).toEqual([{ protocol: 'TCP', port: 5432 }]);
    expect(rule?.from?.map(({ podSelector }) => podSelector?.matchLabels?.['app.kubernetes.io/component'])).toEqual([
      'scheduler',
      'triggerer',
    ]);
    expect(rule?.from?.[0]?.namespaceSelector?.matchLabels).toEqual({ 'kubernetes.io/metadata.name': 'orchestrator' });
  });

  it('open the API server by its address, and the world by everything that is not the cluster', () => {
    const [, api, git, ...others] = named('orchestrator', 'airflow-scheduler')?.egress ?? [];
    expect(api).toEqual({ to: [{ ipBlock: { cidr: '192.168.49.0/24' } }], ports: [{ protocol: 'TCP', port: 8443 }] });
    expect(git).toEqual({
      to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.244.0.0/16'] } }],
      ports: [{ protocol: 'TCP', port: 22 }],
    });
    // the second host is behind the same door
    expect(others).toEqual([]);
  });

  it('have no door for pods that nobody calls and that call nobody', () => {
    expect(policies('database').map(({ metadata }) => metadata?.name)).toEqual([
      'default-deny',
      'allow-dns',
      'postgres-server',
    ]);
  });
});
