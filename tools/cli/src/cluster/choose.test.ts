import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakePrograms } from '@headwater/minikube/testing';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { forget, remember } from './choice.ts';
import { choose } from './choose.ts';
import { contextCluster } from './context-cluster.ts';
import { theCluster } from './the-cluster.ts';

let state: string;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'headwater-state-'));
  vi.stubEnv('XDG_STATE_HOME', state);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(state, { recursive: true });
  });
});

const auto = { cluster: 'auto' } as const;

it('is the cluster that was asked for, whatever was used before', async () => {
  remember({ kind: 'sandbox' });
  expect(await choose({ cluster: 'minikube' })).toEqual({ kind: 'minikube' });
});

it('is the cluster that was used before', async () => {
  remember({ kind: 'context', context: 'team', kubeconfig: '/home/me/.kube/config' });
  expect(await choose(auto)).toEqual({ kind: 'context', context: 'team', kubeconfig: '/home/me/.kube/config' });
});

it('is what this machine can have when that was forgotten', async () => {
  const fakes = fakePrograms(['minikube', 'docker'], {
    always: [
      { call: 'minikube version --output=json', prints: '{"minikubeVersion":"v1.39.0"}' },
      { call: 'docker info *', prints: '{"NCPU":8,"MemTotal":17179869184}' },
    ],
  });
  onTestFinished(fakes.remove);
  vi.stubEnv('PATH', fakes.folder);
  remember({ kind: 'context', context: 'team', kubeconfig: '/home/me/.kube/config' });
  forget();
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  expect(await choose(auto)).toEqual({ kind: root ? 'sandbox' : 'minikube' });
});

it('remembers kubeconfigs as they are found from any folder', async () => {
  vi.stubEnv('KUBECONFIG', 'one.yaml:/two.yaml');
  expect(await choose({ ...auto, context: 'team' })).toEqual({
    kind: 'context',
    context: 'team',
    kubeconfig: `${join(process.cwd(), 'one.yaml')}:/two.yaml`,
  });
});

it('refuses a context that the kubeconfig does not know, with near misses', async () => {
  const fakes = fakePrograms(['kubectl'], {
    always: [{ call: 'kubectl config get-contexts --output=name', prints: 'team-staging\nteam-production' }],
  });
  onTestFinished(fakes.remove);
  vi.stubEnv('PATH', `${fakes.folder}:${process.env['PATH']}`);
  await expect(contextCluster({ context: 'team-stagign' })).rejects.toMatchObject({
    exitCode: 2,
    message: "there is no context 'team-stagign'; did you mean 'team-staging'?",
  });
});

it('goes to minikube after an up there, and says so when it is stopped', async () => {
  remember({ kind: 'minikube' });
  await expect(theCluster({})).rejects.toMatchObject({
    message: "no minikube profile 'headwater' runs on this machine; start one with ./headwater up",
  });
  const fakes = fakePrograms(['kubectl'], {});
  onTestFinished(fakes.remove);
  vi.stubEnv('PATH', `${fakes.folder}:${process.env['PATH']}`);
  mkdirSync(join(state, 'headwater/minikube'), { recursive: true });
  const kubeconfig = join(state, 'headwater/minikube/kubeconfig');
  writeFileSync(kubeconfig, 'contexts: [{ name: headwater, context: {} }]\n');
  expect(await theCluster({})).toMatchObject({
    title: "minikube profile 'headwater'",
    kubeconfig,
    context: 'headwater',
  });
});
