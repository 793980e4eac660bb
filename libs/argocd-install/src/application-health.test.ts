import { LuaFactory } from 'wasmoon';
import { describe, expect, it } from 'vitest';
import { applicationHealth } from './application-health.ts';

/** Runs the script as Argo CD does: on the Application as `obj`. */
async function healthOf(status: object | undefined): Promise<{ status: string; message: string }> {
  const lua = await new LuaFactory().createEngine();
  try {
    lua.global.set('obj', { spec: { source }, ...(status ? { status } : {}) });
    return (await lua.doString(applicationHealth)) as { status: string; message: string };
  } finally {
    lua.global.close();
  }
}

const source = {
  repoURL: 'git@example.com:platform.git',
  path: 'manifests/minikube/database/postgres',
  targetRevision: 'main',
};
const healthy = {
  health: { status: 'Healthy', message: 'all pods are ready' },
  sync: { status: 'Synced', comparedTo: { source } },
  operationState: { phase: 'Succeeded' },
};

describe('the health of an Application, as the next wave sees it', () => {
  it('is its own, once it is in sync with what is asked for', async () => {
    expect(await healthOf(healthy)).toEqual({ status: 'Healthy', message: 'all pods are ready' });
    const degraded = { ...healthy, health: { status: 'Degraded', message: 'postgres-0: CrashLoopBackOff' } };
    expect(await healthOf(degraded)).toEqual({ status: 'Degraded', message: 'postgres-0: CrashLoopBackOff' });
  });

  it.each([
    ['has no status yet', undefined],
    ['was never compared with Git', { health: { status: 'Healthy' } }],
    ['has no health yet', { sync: { status: 'Synced' }, health: {} }],
    ['is syncing', { ...healthy, operationState: { phase: 'Running', message: 'waiting for hook migrations' } }],
    ['is out of sync', { ...healthy, sync: { status: 'OutOfSync', comparedTo: { source } } }],
    [
      'was compared with another revision',
      { ...healthy, sync: { status: 'Synced', comparedTo: { source: { ...source, targetRevision: 'v1' } } } },
    ],
    [
      'was compared with another path',
      { ...healthy, sync: { status: 'Synced', comparedTo: { source: { ...source, path: 'old' } } } },
    ],
  ])('is to be waited for where it %s', async (_reason, status) => {
    expect((await healthOf(status)).status).toBe('Progressing');
  });

  it('says why a sync failed, instead of waiting for ever', async () => {
    const operationState = { phase: 'Failed', message: 'Service "postgres" is invalid' };
    const failed = { ...healthy, sync: { status: 'OutOfSync', comparedTo: { source } }, operationState };
    expect(await healthOf(failed)).toEqual({ status: 'Degraded', message: 'Service "postgres" is invalid' });
  });
});
