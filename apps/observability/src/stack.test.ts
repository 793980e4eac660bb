import { fileURLToPath } from 'node:url';
import { alerts } from '@headwater/alerts';
import type { Resource } from '@headwater/k8s';
import { loadEnvironment, topology, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { observability } from './index.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');
if (minikube.observability.kind === 'none') throw new Error('minikube.yaml measures nothing');
const byOperator: Environment = {
  ...minikube,
  observability: { ...minikube.observability, kind: 'kube-prometheus-stack' },
};

const applications = (environment: Environment) => observability(environment).map(({ name }) => name);
const resources = (environment: Environment): readonly Resource[] =>
  observability(environment).flatMap(({ source }) => (source.kind === 'manifests' ? source.resources : []));
const kinds = (environment: Environment) => new Set(resources(environment).map(({ kind }) => kind));

it('has the operator and its kinds in place of Prometheus and Alertmanager, and leaves the rest as it is', () => {
  const [before, after] = [applications(minikube), applications(byOperator)];
  expect(after.filter((name) => !before.includes(name))).toEqual(['prometheus-operator-crds', 'kube-prometheus-stack']);
  expect(before.filter((name) => !after.includes(name))).toEqual([]);
});

it('writes what only the operator reads where the operator is, and nowhere else', () => {
  expect([...kinds(byOperator)]).toEqual(expect.arrayContaining(['ScrapeConfig', 'PrometheusRule']));
  expect([...kinds(minikube)]).not.toEqual(expect.arrayContaining(['ScrapeConfig']));
  expect([...kinds(minikube)]).not.toEqual(expect.arrayContaining(['PrometheusRule']));
});

it('tells the operator of every alert, with the same runbooks', () => {
  const rule = resources(byOperator).find(({ kind }) => kind === 'PrometheusRule') as unknown as {
    spec: { groups: { rules: { alert: string; annotations: { runbook_url: string } }[] }[] };
  };
  const told = rule.spec.groups.flatMap(({ rules }) => rules);
  expect(told.map(({ alert }) => alert)).toEqual(alerts(topology(byOperator)).map(({ name }) => name));
  expect(told.every(({ annotations }) => annotations.runbook_url.includes('/docs/runbooks/'))).toBe(true);
});

it('tracks a pinned chart, after the definitions that it would else bring', () => {
  const chart = observability(byOperator).find(({ name }) => name === 'kube-prometheus-stack');
  expect(chart?.source).toMatchObject({ kind: 'chart', version: '88.5.3', values: { crds: { enabled: false } } });
  expect(chart?.after).toContain('prometheus-operator-crds');
});
