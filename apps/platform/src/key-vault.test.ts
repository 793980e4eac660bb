import { fileURLToPath } from 'node:url';
import type { Declared } from '@headwater/contracts';
import { federatedAccounts, loadEnvironment, secretsOf, type Environment } from '@headwater/environment';
import { describe, expect, it } from 'vitest';
import { appOfApps, platform } from './index.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');

const size = { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '1', memory: '1Gi' } };
const withVault: Environment = {
  ...minikube,
  secrets: {
    kind: 'key-vault',
    vaultUrl: 'https://headwater.vault.azure.net',
    tenantId: '11111111-1111-1111-1111-111111111111',
    clientId: '22222222-2222-2222-2222-222222222222',
    refreshInterval: '1h',
  },
  database: { ...minikube.database, databases: ['metabase'] },
};
const behindADoor: Environment = {
  ...withVault,
  gateway: { kind: 'traefik', domain: 'data.example.com', port: 443, clusterAddress: '' },
  identity: { kind: 'keycloak', resources: size },
};

interface Filled {
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: {
    readonly target: { readonly template: { readonly data?: Readonly<Record<string, string>> } };
    readonly data: readonly { readonly secretKey: string }[];
  };
}

const resourcesOf = (environment: Environment) =>
  platform(environment).flatMap(({ source }) => (source.kind === 'manifests' ? source.resources : []));

/** `namespace/name: keys` of each Secret that is filled. */
const filledIn = (environment: Environment): string[] =>
  (resourcesOf(environment) as readonly object[] as readonly Filled[])
    .filter(({ kind }) => kind === 'ExternalSecret')
    .map(({ metadata: { namespace, name }, spec: { data, target } }) => {
      const keys = [...data.map(({ secretKey }) => secretKey), ...Object.keys(target.template.data ?? {})];
      return `${namespace}/${name}: ${keys.sort().join(', ')}`;
    })
    .sort();

describe.each([
  ['alone', withVault],
  ['with a front door and one login', behindADoor],
])('a platform whose secrets are in a key vault, %s', (_title, environment) => {
  it('fills every declared secret once in each namespace that has it, with all of its keys', () => {
    const declared = secretsOf(environment).flatMap(({ namespace, readers, name, keys }) =>
      [namespace, ...readers].map((each) => `${each}/${name}: ${Object.keys(keys).sort().join(', ')}`),
    );
    expect(filledIn(environment)).toEqual(declared.sort());
  });

  it('generates and mirrors none of them', () => {
    const { files } = appOfApps(environment, platform(environment));
    const { runtime } = files.find(({ path }) => path === 'declared.yaml')!.content as Declared;
    expect(runtime.filter(({ kind, madeBy }) => kind === 'Secret' && madeBy === 'headwater up')).toEqual([]);
    expect(runtime.filter(({ kind, copyOf }) => kind === 'Secret' && copyOf !== undefined)).toEqual([]);
  });

  it('is known to Azure by an account of each namespace that has any', () => {
    const accounts = resourcesOf(environment)
      .filter(({ metadata }) => metadata?.annotations?.['azure.workload.identity/client-id'] !== undefined)
      .map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`);
    const known = federatedAccounts(environment).map(({ namespace, name }) => `${namespace}/${name}`);
    expect(accounts.sort()).toEqual(known.sort());
    expect(known).toContain('database/key-vault-reader');
  });
});

it('runs no Reflector where nothing is mirrored, and one where the certificate of a front door is', () => {
  const names = (environment: Environment) => platform(environment).map(({ name }) => name);
  const none = { kind: 'none' } as const;
  expect(names(minikube)).toContain('reflector');
  expect(names({ ...withVault, gateway: none, identity: none })).not.toContain('reflector');
  expect(names(behindADoor)).toContain('reflector');
});

it('runs nothing for a vault where there is none', () => {
  const names = platform(minikube).map(({ name }) => name);
  expect(names.filter((name) => /-secrets/.test(name))).toEqual([]);
  expect(federatedAccounts(minikube)).toEqual([]);
});
