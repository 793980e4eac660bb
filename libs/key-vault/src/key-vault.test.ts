import { airflowDatabase, airflowFernetKey, airflowSlack, gitReader, secret } from '@headwater/secrets';
import type { Namespace } from '@headwater/contracts';
import type { Secret } from '@headwater/secrets';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import type { ExternalSecret } from './external-secret.ts';
import { goDuration } from './go-duration.ts';
import { keyVaultApplications } from './key-vault.ts';

const vault = {
  vaultUrl: 'https://headwater.vault.azure.net',
  tenantId: '11111111-1111-1111-1111-111111111111',
  clientId: '22222222-2222-2222-2222-222222222222',
  refreshInterval: '1h',
  repositoryUrl: 'git@example.com:team/platform.git',
};

const applications = (namespace: Namespace, ...secrets: Secret[]) =>
  keyVaultApplications({ namespace, secrets, vault });
const resources = (namespace: Namespace, ...secrets: Secret[]) =>
  applications(namespace, ...secrets).flatMap(({ source }) => (source.kind === 'manifests' ? source.resources : []));
const filled = (namespace: Namespace, ...secrets: Secret[]) =>
  resources(namespace, ...secrets).filter(({ kind }) => kind === 'ExternalSecret') as ExternalSecret[];

describe('a secret from a key vault', () => {
  it('has each secret key by its own name in the vault, and user names and addresses from Git', () => {
    const [spec] = filled('cicd', gitReader).map(({ spec }) => spec);
    expect(spec?.data).toEqual([{ secretKey: 'password', remoteRef: { key: 'cicd-git-reader-password' } }]);
    expect(spec?.target.template.data).toMatchObject({ type: 'git', url: vault.repositoryUrl, username: 'reader' });
  });

  it('has its labels where it is at home, by which Argo CD finds its repository, and none where it is a copy', () => {
    const labels = (namespace: Namespace) => filled(namespace, gitReader)[0]?.spec.target.template.metadata.labels;
    expect(labels('cicd')).toEqual({ 'argocd.argoproj.io/secret-type': 'repository' });
    expect(labels('orchestrator')).toEqual({});
  });

  it('is the same value in every namespace that has a copy', () => {
    const keys = (namespace: Namespace) =>
      filled(namespace, airflowDatabase)[0]?.spec.data.map(({ remoteRef }) => remoteRef.key);
    expect(keys('orchestrator')).toEqual(['database-postgres-airflow-password']);
    expect(keys('orchestrator')).toEqual(keys('database'));
  });

  it('keeps a value that looks like a template as it is', () => {
    const odd = secret({
      namespace: 'cicd',
      name: 'odd',
      keys: { a: { kind: 'literal', value: '{{ x }}' }, b: { kind: 'fernet' } },
    });
    expect(filled('cicd', odd)[0]?.spec.target.template.data).toEqual({ a: '{{ "{{" }} x }}' });
  });

  it('is filled after the store can be read, and nobody waits for one that nobody has to provide', () => {
    const [required, optional] = applications('orchestrator', airflowFernetKey, airflowSlack);
    expect(required?.name).toBe('orchestrator-secrets');
    expect(required?.after).toEqual(['external-secrets', 'external-secrets-crds', 'orchestrator-foundation']);
    expect(optional?.name).toBe('orchestrator-optional-secrets');
    const annotations = filled('orchestrator', airflowFernetKey, airflowSlack).map(
      ({ metadata }) => metadata?.annotations,
    );
    expect(annotations).toEqual([
      { 'argocd.argoproj.io/sync-wave': '1' },
      { 'argocd.argoproj.io/ignore-healthcheck': 'true' },
    ]);
  });
});

describe('who fills the secrets of a namespace', () => {
  it('may ask for a token of the reader of the vault, and of no other account', () => {
    const { rules } = resources('database', airflowDatabase).find(({ kind }) => kind === 'Role') as IRole;
    const tokens = rules?.filter((rule) => rule.resources?.includes('serviceaccounts/token'));
    expect(tokens).toEqual([
      { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'], resourceNames: ['key-vault-reader'] },
    ]);
  });

  it('reads the vault as the managed identity of the environment', () => {
    const all = resources('database', airflowDatabase);
    expect(all.find(({ kind }) => kind === 'ServiceAccount')?.metadata).toMatchObject({
      name: 'key-vault-reader',
      annotations: {
        'azure.workload.identity/client-id': vault.clientId,
        'azure.workload.identity/tenant-id': vault.tenantId,
      },
    });
    expect(all.find(({ kind }) => kind === 'SecretStore')).toMatchObject({
      spec: { provider: { azurekv: { vaultUrl: vault.vaultUrl, serviceAccountRef: { name: 'key-vault-reader' } } } },
    });
  });

  it('does nothing where no vault has them, or there are none', () => {
    expect(keyVaultApplications({ namespace: 'database', secrets: [airflowDatabase] })).toEqual([]);
    expect(applications('management')).toEqual([]);
  });
});

it.each([
  ['30m', '30m0s'],
  ['1h', '1h0m0s'],
  ['90m', '1h30m0s'],
  ['24h', '24h0m0s'],
])('reads values again every %s, as Go writes it: %s', (given, written) => {
  expect(goDuration(given)).toBe(written);
});
