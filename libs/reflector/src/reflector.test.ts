import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { reflector } from './reflector.ts';

const resources = reflector({ image: 'docker.io/emberstack/kubernetes-reflector:10' });

describe('Reflector', () => {
  it('may do with secrets and config maps what copying needs, and may only look at namespaces', () => {
    const { rules } = resources.find(({ kind }) => kind === 'ClusterRole') as IClusterRole;
    expect(rules?.map(({ resources, verbs }) => [resources?.join(), verbs.join()])).toEqual([
      ['namespaces', 'get,list,watch'],
      ['secrets,configmaps', 'get,list,watch,create,patch,delete'],
    ]);
  });

  it('never runs twice: it elects no leader', () => {
    const { spec } = resources.find(({ kind }) => kind === 'Deployment') as IDeployment;
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });
});
