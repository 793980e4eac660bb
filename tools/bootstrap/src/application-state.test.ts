import { describe, expect, it } from 'vitest';
import { applicationState, isDone, type ArgocdApplication } from './application-state.ts';

const application = (status: ArgocdApplication['status']): ArgocdApplication => ({
  metadata: { name: 'airflow', annotations: { 'argocd.argoproj.io/sync-wave': '3' } },
  spec: { destination: { namespace: 'orchestrator' } },
  ...(status ? { status } : {}),
});
const reason = (status: ArgocdApplication['status']) => applicationState(application(status)).reason;

describe('an Application', () => {
  it('is done only when it is synced and healthy', () => {
    const done = (sync: string, health: string) =>
      isDone(applicationState(application({ sync: { status: sync }, health: { status: health } })));
    expect([done('Synced', 'Healthy'), done('Synced', 'Progressing'), done('OutOfSync', 'Healthy')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('that Argo CD has not looked at is not done', () => {
    expect(isDone(applicationState(application(undefined)))).toBe(false);
  });
});

describe('the reason why an Application is not done', () => {
  const resources = [
    { kind: 'Service', name: 'airflow', health: { status: 'Healthy' } },
    { kind: 'Deployment', name: 'scheduler', health: { status: 'Progressing', message: '0 of 1 replicas' } },
  ];

  it('is an error, before anything else', () => {
    const conditions = [{ type: 'ComparisonError', message: 'failed to read the repository' }];
    expect(reason({ conditions, resources })).toBe('failed to read the repository');
  });

  it('is what the operation that runs waits for', () => {
    const operationState = { phase: 'Running', message: 'waiting for hook airflow-migrate' };
    expect(reason({ operationState, resources })).toBe('waiting for hook airflow-migrate');
  });

  it('is its first resource that is not healthy', () => {
    expect(reason({ operationState: { phase: 'Succeeded', message: 'successfully synced' }, resources })).toBe(
      "Deployment 'scheduler' is Progressing: 0 of 1 replicas",
    );
  });
});
