import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import type { MinioConfig } from './config.ts';
import { minio } from './minio.ts';
import { rolePolicies } from './sign-in.ts';
import { config, store } from './testing/sample.ts';

const secret = { namespace: 'deepstorage', name: 'sign-in-minio' } as NonNullable<MinioConfig['signIn']>['secret'];
const resources = minio({ ...config, signIn: { door: { domain: 'data.example.com', port: 443 }, secret } });
const server = (resources.find(({ kind }) => kind === 'StatefulSet') as IStatefulSet).spec?.template.spec;

it('asks Keycloak who somebody is, and gives the policies that are called like their roles', () => {
  const value = (name: string) =>
    server?.containers[0]?.env?.find((each) => each.name === `MINIO_IDENTITY_OPENID_${name}`)?.value;
  expect(value('CONFIG_URL')).toBe(
    'https://login.data.example.com/realms/data-platform/.well-known/openid-configuration',
  );
  expect(value('CLAIM_NAME')).toBe('groups');
});

it('makes a policy for each role that may do something', () => {
  const files = (resources.find(({ metadata }) => metadata?.name === 'minio-policies') as IConfigMap).data ?? {};
  const roles = Object.keys(files).filter((name) => name.startsWith('role-'));
  expect(roles).toEqual(['role-admin.json', 'role-data-engineer.json', 'role-user.json', 'role-viewer.json']);
  expect(rolePolicies(store).public).toBeUndefined();
});

it('lets those who only read write nothing, and nobody see the logs of tasks but administrators', () => {
  const { viewer, user, 'data-engineer': engineer } = rolePolicies(store);
  for (const policy of [viewer, user]) expect(JSON.stringify(policy)).not.toMatch(/Put|Delete/);
  for (const policy of [viewer, user, engineer]) expect(JSON.stringify(policy)).not.toContain('airflow-logs');
});
