import { fileURLToPath } from 'node:url';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { gateway } from './index.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');
const open: Environment = {
  ...minikube,
  gateway: { kind: 'traefik', domain: '127.0.0.1.nip.io', port: 8443, clusterAddress: '10.96.0.80' },
};
const after = (name: string) => gateway(open).find((application) => application.name === name)?.after;

it('runs nothing where the environment has no gateway', () => {
  expect(gateway({ ...minikube, gateway: { kind: 'none' } })).toEqual([]);
});

it('brings definitions first, then who looks after certificates, then the certificates, then the door', () => {
  expect(after('cert-manager')).toContain('cert-manager-crds');
  expect(after('certificates')).toContain('cert-manager');
  // and nothing that it leads to: MinIO waits for Keycloak, which it finds behind the door
  expect(after('traefik')).toEqual(['certificates', 'gateway-api', 'gateway-foundation']);
});
