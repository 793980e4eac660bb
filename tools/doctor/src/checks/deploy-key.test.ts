import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { deployKey, deployKeyFindings } from './deploy-key.ts';

it('finds nothing where the repository is in the cluster, or key and host are right', async () => {
  expect(await deployKey.run(patient(fakeCluster({})))).toEqual([]);
  expect(deployKeyFindings({ problems: [], unknownHost: undefined, environment: 'aks' })).toEqual([]);
});

it('says what is wrong with the key and the known hosts', () => {
  const found = deployKeyFindings({
    problems: ['does not end with a line break, which ssh demands'],
    unknownHost: 'git.example.com',
    environment: 'aks',
  });
  expect(found.map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`)).toEqual([
    "error: deploy key in secret 'cicd/git-deploy-key' does not end with a line break, which ssh demands",
    "error: Git server 'git.example.com' has no host key in git.knownHosts",
  ]);
});
