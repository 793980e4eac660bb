import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { expect, it } from 'vitest';
import { kubeStateMetrics } from './kube-state-metrics.ts';

const resources = kubeStateMetrics({ image: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2' });

it('may list what it measures, and nothing that holds a value of a secret', () => {
  const { rules = [] } = resources.find(({ kind }) => kind === 'ClusterRole') as IClusterRole;
  expect(rules.map(({ resources, verbs }) => [resources?.join(), verbs.join()])).toEqual([
    ['persistentvolumeclaims,pods,resourcequotas', 'list,watch'],
    ['deployments', 'list,watch'],
    ['sparkapplications', 'list,watch'],
    ['customresourcedefinitions', 'list,watch'],
  ]);
});

it('watches the kinds that it may list, and no others', () => {
  const { spec } = resources.find(({ kind }) => kind === 'Deployment') as IDeployment;
  expect(spec?.template.spec?.containers[0]?.args).toContain(
    '--resources=persistentvolumeclaims,pods,resourcequotas,deployments',
  );
});
