import type { IDeployment } from 'kubernetes-models/apps/v1';
import { describe, expect, it } from 'vitest';
import {
  bringsExternalSecretsDefinitions,
  externalSecrets,
  externalSecretsImage,
  externalSecretsSource,
} from './index.ts';

const resources = externalSecrets({
  image: 'ghcr.io/external-secrets/external-secrets:v2.10.0',
  namespaces: ['database', 'processing'],
});
const deployments = resources.filter(({ kind }) => kind === 'Deployment') as IDeployment[];

describe('External Secrets', () => {
  it('runs once for each namespace, told of that one and bound to an account of its own', () => {
    const told = deployments.map(({ spec }) => {
      const { containers, serviceAccountName } = spec!.template.spec!;
      return [containers[0]?.args?.[0], serviceAccountName];
    });
    expect(told).toEqual([
      ['--namespace=database', 'external-secrets-database'],
      ['--namespace=processing', 'external-secrets-processing'],
    ]);
  });

  it('has pods that no other of its Deployments takes for its own', () => {
    const selectors = deployments.map(({ spec }) => JSON.stringify(spec?.selector.matchLabels));
    expect(new Set(selectors).size).toBe(2);
  });

  it('may do nothing in the whole cluster, and writes into no vault', () => {
    expect(resources.map(({ kind }) => kind).filter((kind) => kind.includes('Role'))).toEqual([]);
    expect(deployments[0]?.spec?.template.spec?.containers[0]?.args).toContain('--enable-push-secret-reconciler=false');
  });

  it('takes its definitions from the release that it is, and no others than it watches', () => {
    expect(externalSecretsSource).toMatchObject({ revision: externalSecretsImage.tag, path: 'config/crds/bases' });
    expect(bringsExternalSecretsDefinitions.map(({ name }) => name)).toEqual([
      'externalsecrets.external-secrets.io',
      'secretstores.external-secrets.io',
      'generatorstates.generators.external-secrets.io',
    ]);
  });
});

it('lets no pod run under the account that reads the vault', () => {
  const policy = resources.find(({ kind }) => kind === 'ValidatingAdmissionPolicy');
  const binding = resources.find(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding');
  expect(JSON.stringify(policy)).toContain("object.spec.serviceAccountName != 'key-vault-reader'");
  expect(binding).toMatchObject({ spec: { policyName: policy?.metadata?.name, validationActions: ['Deny'] } });
});
