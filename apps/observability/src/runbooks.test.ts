import { fileURLToPath } from 'node:url';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { runbooks } from './runbooks.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');
const remote = (repository: string): Environment['git'] => ({
  kind: 'remote',
  repository,
  revision: 'main',
  knownHosts: '',
});

it.each([
  ['git@git.example.com:team/platform.git', 'https://git.example.com/team/platform/blob/main/docs/runbooks'],
  ['ssh://git@git.example.com:2222/team/platform.git', 'https://git.example.com/team/platform/blob/main/docs/runbooks'],
  ['https://git.example.com/team/platform', 'https://git.example.com/team/platform/blob/main/docs/runbooks'],
])('opens runbooks of %s on its Git server', (repository, address) => {
  expect(runbooks({ ...minikube, git: remote(repository) })).toBe(address);
});

it('opens them on the Git server of the cluster where a browser reaches that, and in the clone where it does not', () => {
  const door = {
    kind: 'traefik',
    domain: '127.0.0.1.nip.io',
    port: 8443,
    clusterAddress: '10.96.0.80',
    service: 'ClusterIP',
  } as const;
  expect(runbooks({ ...minikube, gateway: { kind: 'none' } })).toBe('docs/runbooks');
  expect(runbooks({ ...minikube, gateway: door })).toBe(
    'https://git.127.0.0.1.nip.io:8443/headwater/headwater/src/branch/main/docs/runbooks',
  );
});
