import type { Facts } from '@headwater/minikube';
import { describe, expect, it } from 'vitest';
import { byMachine } from './choose.ts';

const engine = { running: true, said: '', cpus: 8, memory: 16 * 1024 ** 3 };
const bare: Facts = { platform: 'linux', root: false, hypervisors: [] };
const silent = { ...engine, running: false, said: 'Is the docker daemon running?' };
const minikube = '1.39.0';

describe('without a word about the cluster, it is', () => {
  it.each([
    ['minikube with Docker', { ...bare, minikube, docker: engine }, 'minikube'],
    ['minikube with Podman', { ...bare, minikube, docker: silent, podman: engine }, 'minikube'],
    [
      'minikube with a hypervisor on macOS',
      { ...bare, minikube, platform: 'darwin', hypervisors: ['vfkit'] },
      'minikube',
    ],
    ['minikube with the driver that the person chose', { ...bare, minikube, chosenDriver: 'kvm2' }, 'minikube'],
    [
      'the sandbox for root, to whom minikube gives no container',
      { ...bare, minikube, docker: engine, root: true },
      'sandbox',
    ],
    ['the sandbox for root without minikube', { ...bare, root: true }, 'sandbox'],
  ] as const)('%s', async (_, facts, kind) => {
    expect(await byMachine(facts)).toEqual({ kind });
  });
});

describe('a machine that can have none is told what to install:', () => {
  const installMinikube = 'install minikube (https://minikube.sigs.k8s.io/docs/start/)';
  const installDocker = 'install Docker (https://docs.docker.com/get-docker/)';

  it.each([
    ['both', bare, `${installMinikube} and ${installDocker}`],
    ['minikube', { ...bare, docker: engine }, installMinikube],
    ['Docker', { ...bare, minikube, platform: 'darwin' }, installDocker],
    [
      'to start Docker',
      { ...bare, minikube, docker: silent },
      'start Docker, which does not answer (Is the docker daemon running?)',
    ],
    ['minikube on macOS, for root, too', { ...bare, platform: 'darwin', root: true, docker: engine }, installMinikube],
  ] as const)('%s', async (_, facts, install) => {
    const failure = {
      exitCode: 3,
      message: `no cluster can be started on this machine; ${install}, or name one that is there with --context`,
    };
    await expect(byMachine(facts)).rejects.toMatchObject(failure);
  });
});
