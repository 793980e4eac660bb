import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { kubernetesVersion } from './kubernetes-version.ts';

const look = async (client: string, server: string) => {
  const text = JSON.stringify({ clientVersion: { minor: client }, serverVersion: { minor: server } });
  const found = await kubernetesVersion.run(patient(fakeCluster({ 'version --output=json': text })));
  return found.map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`);
};

it('finds nothing where kubectl is one minor version apart at most', async () => {
  expect(await look('33+', '34')).toEqual([]);
});

it('names a kubectl that is too old, and a server that the manifests were not validated for', async () => {
  expect(await look('32', '34')).toEqual(['warning: kubectl is 1.32, and the API server 1.34']);
  expect(await look('36', '36')).toEqual(['warning: the API server is 1.36, and the manifests are validated for 1.34']);
});
