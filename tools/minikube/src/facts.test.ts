import { describe, expect, it, onTestFinished } from 'vitest';
import { driverOf } from './driver.ts';
import { machineFacts } from './facts.ts';
import { fakePrograms, type Expected } from './testing/fake-programs.ts';
import { laptop } from './testing/samples.ts';

function factsWith(names: readonly string[], always: readonly Expected[], more: NodeJS.ProcessEnv = {}) {
  const fakes = fakePrograms(names, { always });
  onTestFinished(fakes.remove);
  return machineFacts({ PATH: fakes.folder, ...more });
}

const minikube = { call: 'minikube version --output=json', prints: '{"commit":"7a9f6a8","minikubeVersion":"v1.39.0"}' };
const kubectl = {
  call: 'kubectl version --client --output=json',
  prints: '{"clientVersion":{"gitVersion":"v1.34.2"},"kustomizeVersion":"v5.7.1"}',
};
const info = '{"NCPU":8,"MemTotal":16777216000,"DockerRootDir":"/var/lib/docker"}';

describe('what is on a machine', () => {
  it('is read from what the programs say of themselves', async () => {
    const docker = { call: 'docker info --format={{json .}}', prints: info };
    const facts = await factsWith(['minikube', 'kubectl', 'docker'], [minikube, kubectl, docker]);
    expect(facts).toMatchObject({
      minikube: '1.39.0',
      kubectl: '1.34.2',
      docker: { running: true, said: '', cpus: 8, memory: 16777216000 },
      hypervisors: [],
    });
  });

  it('is nothing where there is nothing', async () => {
    const { minikube: version, kubectl: other, docker, podman } = await factsWith([], []);
    expect([version, other, docker, podman]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('includes why Docker does not answer', async () => {
    const docker = {
      call: 'docker info --format={{json .}}',
      prints: '{"NCPU":0,"MemTotal":0}',
      complains: 'Cannot connect to the Docker daemon',
      ends: 1,
    };
    const { docker: engine } = await factsWith(['docker'], [docker]);
    expect(engine).toMatchObject({ running: false, said: 'Cannot connect to the Docker daemon' });
  });

  it('includes Podman, and the programs of virtual machines', async () => {
    const podman = { call: 'podman info --format=json', prints: '{"host":{"cpus":4,"memTotal":8000000000}}' };
    const facts = await factsWith(['podman', 'vfkit'], [podman]);
    expect(facts).toMatchObject({ podman: { running: true, cpus: 4, memory: 8000000000 }, hypervisors: ['vfkit'] });
  });
});

describe('the driver', () => {
  const { docker, ...without } = laptop;
  const silent = { ...docker!, running: false };

  it.each([
    ['Docker', laptop, 'docker'],
    ['Podman where Docker does not run', { ...laptop, docker: silent, podman: docker! }, 'podman'],
    ['minikube’s own on macOS with a hypervisor', { ...without, platform: 'darwin', hypervisors: ['vfkit'] }, 'own'],
    ['none on Linux without an engine', { ...without, hypervisors: ['qemu-system-x86_64'] }, undefined],
    ['the one that the person chose', { ...without, chosenDriver: 'kvm2' }, 'own'],
    ['Podman where the person chose it', { ...laptop, podman: docker!, chosenDriver: 'podman' }, 'podman'],
  ] as const)('is %s', (_, facts, driver) => {
    expect(driverOf(facts)).toBe(driver);
  });
});
