import { serviceAccounts } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { IRole, IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import type { IServiceAccount } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { taskPods } from './task-pods.ts';

const resources = taskPods();
const ofKind = <R>(kind: string) => resources.filter((resource) => resource.kind === kind) as (R & Resource)[];

/** What the account may do, as `create pods`. */
const rights = ({ name }: { readonly name: string }): string[] =>
  ofKind<IRoleBinding>('RoleBinding')
    .filter(({ subjects }) => subjects?.some((subject) => subject.name === name))
    .flatMap(
      ({ roleRef }) => ofKind<IRole>('Role').find(({ metadata }) => metadata?.name === roleRef.name)?.rules ?? [],
    )
    .flatMap(({ verbs, resources = [] }) => verbs.flatMap((verb) => resources.map((what) => `${verb} ${what}`)));

it('runs what tasks start under an account without rights and without a token', () => {
  expect(ofKind<IServiceAccount>('ServiceAccount')).toMatchObject([
    { metadata: serviceAccounts.taskPod, automountServiceAccountToken: false },
  ]);
  expect(rights(serviceAccounts.taskPod)).toEqual([]);
});

it('lets a task start pods, and the triggerer no more than follow them', () => {
  expect(rights(serviceAccounts.airflowWorker)).toEqual(expect.arrayContaining(['create pods', 'get pods/log']));
  expect(rights(serviceAccounts.airflowTriggerer)).toEqual(expect.arrayContaining(['get pods', 'get pods/log']));
  expect(rights(serviceAccounts.airflowTriggerer)).not.toContain('create pods');
});

it('lets nobody enter them, or read a secret by itself', () => {
  const all = [serviceAccounts.airflowWorker, serviceAccounts.airflowTriggerer].flatMap(rights);
  expect(all.filter((right) => /exec|secrets|\*/.test(right))).toEqual([]);
});
