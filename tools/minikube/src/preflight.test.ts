import { fileURLToPath } from 'node:url';
import { loadEnvironment } from '@headwater/environment';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { preflight } from './preflight.ts';
import { laptop } from './testing/samples.ts';
import { wantedNode } from './wanted.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const environment = loadEnvironment(root, 'minikube');
const found = (facts: Partial<Facts>, other = environment) =>
  preflight({ ...laptop, ...facts }, other, wantedNode(other, { root, state: '/state' }));
const docker = laptop.docker!;
const { minikube: _minikube, kubectl: _kubectl, docker: _docker, ...bare } = laptop;
const file = 'environments/minikube.yaml';

describe('before anything is started', () => {
  it('finds nothing on a laptop on which everything fits', () => {
    expect(found({})).toEqual({ refusals: [], warnings: [] });
  });

  it('names everything that is missing at once', () => {
    expect(preflight(bare, environment, wantedNode(environment, { root, state: '/state' })).refusals).toEqual([
      'minikube is missing; install it (https://minikube.sigs.k8s.io/docs/start/)',
      'kubectl is missing; install it (https://kubernetes.io/docs/tasks/tools/)',
      'minikube has no driver here; install Docker (https://docs.docker.com/get-docker/)',
    ]);
  });

  const refusals: readonly [string, Partial<Facts>, string][] = [
    [
      'an old minikube',
      { minikube: '1.9.2' },
      'minikube 1.9.2 is too old, 1.34.0 or newer is needed; install it (https://minikube.sigs.k8s.io/docs/start/)',
    ],
    [
      'a Docker that does not run',
      { docker: { ...docker, running: false, said: 'Is the docker daemon running?' } },
      'docker: the engine does not answer (Is the docker daemon running?); start it: sudo systemctl start docker',
    ],
    [
      'a Docker that does not run on macOS',
      { platform: 'darwin', docker: { ...docker, running: false, said: 'Is the docker daemon running?' } },
      'docker: the engine does not answer (Is the docker daemon running?); start it: open -a Docker',
    ],
    [
      'a Docker that is not for this person',
      { docker: { ...docker, running: false, said: 'permission denied while trying to connect' } },
      'docker: you may not use it (permission denied while trying to connect); sudo usermod -aG docker $USER, then sign in again',
    ],
    [
      'root',
      { root: true },
      'minikube does not start containers for root; run this as another user, of the group docker, or choose --cluster sandbox',
    ],
    [
      'too little memory',
      { docker: { ...docker, memory: 3.8 * 1024 ** 3 } },
      `docker has 3891 MiB of memory, and kubernetes.node.memory of ${file} is 10240; give it more (in Docker Desktop under Settings, Resources), or the node less`,
    ],
    [
      'too few CPUs',
      { docker: { ...docker, cpus: 2 } },
      `docker has 2 CPUs, and kubernetes.node.cpu of ${file} is 4; give it more (in Docker Desktop under Settings, Resources), or the node less`,
    ],
    [
      'too little disk',
      { docker: { ...docker, disk: 7.9 * 1024 ** 3 } },
      'docker has 7 GiB of disk left, and 25 are needed; docker system prune',
    ],
  ];

  it.each(refusals)('refuses %s', (_, facts, sentence) => {
    expect(found(facts)).toEqual({ refusals: [sentence], warnings: [] });
  });

  it('refuses a node whose name no volume would be bound to', () => {
    const dags = { delivery: 'mount' as const, path: '/mnt/dags', size: '1Gi' };
    const { node } = environment.kubernetes;
    const kubernetes = { ...environment.kubernetes, node: { ...node, name: 'minikube' } };
    expect(found({}, { ...environment, kubernetes, airflow: { ...environment.airflow, dags } }).refusals).toEqual([
      `${file}: kubernetes.node.name is 'minikube', and minikube calls the node as its profile, 'headwater': volumes in folders of the node would never be bound; change the name, render and commit`,
    ]);
  });

  it('warns of what may go wrong later, with the command that mends it', () => {
    expect(found({ kubectl: '1.32.4', inotify: { instances: 128, watches: 524288 } })).toEqual({
      refusals: [],
      warnings: [
        'kubectl 1.32.4 is more than one minor version away from Kubernetes 1.34, which is not supported; install kubectl 1.34 (https://kubernetes.io/docs/tasks/tools/)',
        "the kernel allows 128 inotify instances and 524288 watches, which pods share: some may end with 'too many open files'; sudo sysctl fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288",
      ],
    });
  });
});
