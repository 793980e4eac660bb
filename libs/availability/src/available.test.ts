import { application, foundationApplication, type Application } from '@headwater/argocd';
import { daemonSet, deployment, statefulSet, type Resource } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { describe, expect, it } from 'vitest';
import { available } from './index.ts';

const laptop = { availability: { kind: 'one-node' } } as const;
const cloud = { availability: { kind: 'zones' } } as const;

const pod = { containers: [{ name: 'main', image: 'example.com/main:1' }] };
const of = (name: string) => ({ namespace: 'gateway', name, labels: { 'app.kubernetes.io/name': name } });

const compose = (): Application[] => [
  foundationApplication('management', []),
  application({ name: 'traefik', namespace: 'gateway' }, {}, () => [
    deployment(of('traefik'), pod),
    deployment(of('cert-manager-webhook'), pod),
    deployment(of('cert-manager'), pod),
    statefulSet(of('loki'), pod, { serviceName: 'loki' }),
    daemonSet(of('log-collector'), pod),
  ]),
];

const resources = (environment: typeof laptop | typeof cloud, name = 'traefik'): readonly Resource[] => {
  const found = available(compose)(environment).find((each) => each.name === name);
  return found?.source.kind === 'manifests' ? found.source.resources : [];
};
const named = <R>(kind: string, name: string) =>
  resources(cloud).find((each) => each.kind === kind && each.metadata?.name === name) as R | undefined;

describe('where a node may be lost', () => {
  it('has two of what can be two, never on one node, in different zones where those have room', () => {
    const { spec } = named<IDeployment>('Deployment', 'cert-manager-webhook')!;
    expect(spec?.replicas).toBe(2);
    expect(spec?.template.spec?.topologySpreadConstraints).toMatchObject([
      { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector: spec?.selector },
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  it('lets one of them go at a time, and has no budget that would keep a node from being emptied', () => {
    const budgets = resources(cloud).filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(({ metadata }) => metadata?.name)).toEqual(['traefik', 'cert-manager-webhook']);
    expect(budgets[0]).toMatchObject({ spec: { maxUnavailable: 1 } });
  });

  it('leaves it to the autoscaler how many there are of what answers people', () => {
    expect(named<IDeployment>('Deployment', 'traefik')?.spec).not.toHaveProperty('replicas');
    expect(named('HorizontalPodAutoscaler', 'traefik')).toMatchObject({ spec: { minReplicas: 2, maxReplicas: 4 } });
  });

  it('puts the platform before tasks and Spark, by a priority that is there first', () => {
    const pods = resources(cloud).filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind));
    expect(pods.length).toBe(5);
    for (const each of pods)
      expect(each).toMatchObject({ spec: { template: { spec: { priorityClassName: 'platform' } } } });
    expect(resources(cloud, 'management-foundation').map(({ kind }) => kind)).toEqual(['PriorityClass']);
    expect(available(compose)(cloud).find(({ name }) => name === 'traefik')?.after).toContain('management-foundation');
  });
});

it('changes nothing on one node', () => {
  expect(available(compose)(laptop)).toEqual(compose());
});
