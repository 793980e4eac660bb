import { describe, expect, it } from 'vitest';
import { access, type Binding, type Role } from './access.ts';

const secrets = [{ namespace: 'database', name: 'postgres-shop' }];
const subject = { kind: 'ServiceAccount', namespace: 'team', name: 'ci' };

const role = (rule: Partial<NonNullable<Role['rules']>[number]>): Role => ({
  kind: 'ClusterRole',
  metadata: { name: 'wide' },
  rules: [{ verbs: ['get'], apiGroups: [''], resources: ['secrets'], ...rule }],
});

const binding = (more: Partial<Binding> = {}): Binding => ({
  kind: 'RoleBinding',
  metadata: { name: 'ci', namespace: 'database' },
  roleRef: { kind: 'ClusterRole', name: 'wide' },
  subjects: [subject],
  ...more,
});

const lines = (given: Role, bound: Binding, wanted: readonly string[] = []): string[] =>
  access(secrets, { roles: [given], bindings: [bound], wanted: new Set(wanted) }).map(
    ({ where, message }) => `${where}: ${message}`,
  );

const end = "by RoleBinding 'ci', which is not of this repository; remove it, or name the secrets in resourceNames";

describe('a binding', () => {
  it('that lets somebody read all secrets of a namespace is found', () => {
    expect(lines(role({}), binding())).toEqual([
      `database: ServiceAccount 'team/ci' may read all of its secrets ${end}`,
    ]);
  });

  it('that names other secrets is not; one that names ours is', () => {
    expect(lines(role({ resourceNames: ['theirs'] }), binding())).toEqual([]);
    expect(lines(role({ resourceNames: ['postgres-shop'] }), binding())).toEqual([
      `database: ServiceAccount 'team/ci' may read 'postgres-shop' ${end}`,
    ]);
  });

  it('that lets somebody start pods there is found', () => {
    expect(lines(role({ verbs: ['create'], resources: ['pods'] }), binding())).toEqual([
      `database: ServiceAccount 'team/ci' may start pods there, which can mount its secrets, ${end}`,
    ]);
  });

  it('of another namespace, or that only writes, is not', () => {
    expect(lines(role({}), binding({ metadata: { name: 'ci', namespace: 'team' } }))).toEqual([]);
    expect(lines(role({ verbs: ['create'] }), binding())).toEqual([]);
  });

  it('of this repository, of Argo CD or of Kubernetes is not', () => {
    expect(lines(role({}), binding(), ['database/ci'])).toEqual([]);
    const labelled = (labels: Record<string, string>) =>
      binding({ metadata: { name: 'ci', namespace: 'database', labels } });
    expect(lines(role({}), labelled({ 'app.kubernetes.io/part-of': 'argocd' }))).toEqual([]);
    expect(lines(role({}), labelled({ 'kubernetes.io/bootstrapping': 'rbac-defaults' }))).toEqual([]);
    expect(lines(role({}), binding({ subjects: [{ ...subject, namespace: 'kube-system' }] }))).toEqual([]);
  });

  it('of everybody is found, although its group is one of Kubernetes', () => {
    const everybody = [{ kind: 'Group', name: 'system:authenticated' }];
    expect(lines(role({}), binding({ subjects: everybody }))).toEqual([
      `database: Group 'system:authenticated' may read all of its secrets ${end}`,
    ]);
  });

  it('of the whole cluster reaches every namespace, and lets provisioners start pods', () => {
    const whole = binding({ kind: 'ClusterRoleBinding', metadata: { name: 'ci' } });
    expect(lines(role({}), whole)).toHaveLength(1);
    expect(lines(role({ verbs: ['create'], resources: ['pods'] }), whole)).toEqual([]);
  });
});
