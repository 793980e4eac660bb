import { describe, expect, it } from 'vitest';
import { decoded } from '../live-secret.ts';
import { declaration, encoded, strong } from '../testing/examples.ts';
import { fakeCluster, type FakeCluster } from '../testing/fake-cluster.ts';
import type { PodObject } from './passing-pods.ts';
import { remaining, rotationPlan, type RotationPlan } from './plan.ts';
import { rotate } from './rotate.ts';

const secretIn = (namespace: string) => ({
  metadata: {
    namespace,
    name: 'postgres-shop',
    creationTimestamp: '2026-11-01T00:00:00Z',
    annotations: { kept: 'yes' },
  },
  data: encoded({ username: 'shop', password: strong }),
});

const pod = (name: string, owner?: string): PodObject => ({
  metadata: { namespace: 'orchestrator', name, uid: name, ...(owner ? { ownerReferences: [{ kind: owner }] } : {}) },
  spec: { containers: [{ name: 'base', envFrom: [{ secretRef: { name: 'postgres-shop' } }] }] },
  status: { phase: 'Running' },
});

const { steps } = rotationPlan(declaration, [
  { namespace: 'orchestrator', kind: 'Deployment', name: 'shop', secret: 'postgres-shop' },
]) as RotationPlan;

const start = (more: Partial<Parameters<typeof fakeCluster>[0]> = {}): FakeCluster =>
  fakeCluster({
    secrets: [secretIn('database'), secretIn('orchestrator')],
    pods: [pod('shop-1', 'ReplicaSet')],
    ...more,
  });

const run = async ({ cluster }: FakeCluster, more: Partial<Parameters<typeof rotate>[1]> = {}): Promise<string[]> => {
  const said: string[] = [];
  const say = (sentence: string) => said.push(sentence);
  await rotate(cluster, { secret: declaration, steps, timeout: 1, now: false, begun: say, done: say, ...more });
  return said;
};

const passwordOf = ({ state }: FakeCluster, namespace = 'database'): string =>
  decoded(state().secrets.find(({ metadata }) => metadata.namespace === namespace)?.data?.['password'] ?? '');

const annotationsOf = ({ state }: FakeCluster) => state().secrets[0]?.metadata.annotations;

describe('a rotation', () => {
  it('gives the secret, the role and the copy the same new value, and restarts the reader', async () => {
    const fake = start();
    await run(fake);
    const password = passwordOf(fake);
    expect(password).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(password).not.toBe(strong);
    expect(passwordOf(fake, 'orchestrator')).toBe(password);
    const { calls, pods } = fake.state();
    const exec = calls.find(({ parameters }) => parameters[0] === 'exec');
    expect(exec?.input).toContain(`ALTER ROLE "shop" LOGIN PASSWORD E'${password}';`);
    expect(pods[0]?.metadata.uid).toBe('shop-1+');
    expect(annotationsOf(fake)).toEqual({ kept: 'yes', 'headwater.dev/rotated': expect.any(String) as string });
  });

  it('shows no value in arguments or in what it says', async () => {
    const fake = start();
    const said = await run(fake);
    const shown = JSON.stringify([said, fake.state().calls.map(({ parameters }) => parameters)]);
    for (const value of [strong, passwordOf(fake)]) {
      expect(shown).not.toContain(value);
      expect(shown).not.toContain(Buffer.from(value).toString('base64'));
    }
  });

  it.each(['exec --stdin', 'rollout restart', 'rollout status'])(
    'that fails at %s goes on with the value that it made',
    async (failing) => {
      const fake = start({ failing });
      await expect(run(fake)).rejects.toThrow();
      const password = passwordOf(fake);
      expect(password).not.toBe(strong);
      expect(annotationsOf(fake)).toHaveProperty(['headwater.dev/rotating']);
      fake.change({ failing: '' });
      await run(fake, { steps: remaining(steps, false) });
      expect(passwordOf(fake)).toBe(password);
      expect(annotationsOf(fake)).not.toHaveProperty(['headwater.dev/rotating']);
      expect(fake.state().pods[0]?.metadata.uid).not.toBe('shop-1');
    },
  );

  it('deletes pods that are still the old ones after the restart', async () => {
    const fake = start({ stubborn: true });
    await run(fake);
    expect(fake.state().calls.map(({ parameters }) => parameters.slice(0, 3).join(' '))).toContain('delete pod shop-1');
  });

  it('changes nothing while a task holds the old value, unless that may fail', async () => {
    const fake = start({ pods: [pod('task')] });
    await expect(run(fake)).rejects.toThrow(
      'these pods hold the old value and still run after 1 s: orchestrator/task; run this again later, or with --now, which lets them fail',
    );
    expect(passwordOf(fake)).toBe(strong);
    await run(fake, { now: true });
    expect(passwordOf(fake)).not.toBe(strong);
  });

  it('says where to look when a reader does not get ready', async () => {
    await expect(run(start({ failing: 'rollout status' }))).rejects.toThrow(
      "Deployment 'orchestrator/shop' is not ready 1 s after its restart; see ./headwater kubectl describe --namespace=orchestrator deployment/shop, and run this again",
    );
  });
});
