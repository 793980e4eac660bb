import { services } from '@headwater/contracts';
import { keycloakAdmin, keycloakDatabase, mirrored, own } from '@headwater/secrets';
import type { Resource } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { expect, it } from 'vitest';
import { keycloak, type KeycloakConfig } from './index.ts';

const config: KeycloakConfig = {
  image: 'example.com/keycloak:1',
  url: 'https://login.example.com',
  database: services.postgres,
  databaseLogin: mirrored(keycloakDatabase, 'identity'),
  admin: own(keycloakAdmin),
  resources: {},
  clustered: false,
};
const resources = keycloak(config);
const containerOf = (resources: readonly Resource[]) =>
  (resources.find(({ kind }) => kind === 'Deployment') as IDeployment).spec!.template.spec!.containers[0];
const container = containerOf(resources);
const valueIn = (each: typeof container, name: string) => each?.env?.find((variable) => variable.name === name)?.value;
const value = (name: string) => valueIn(container, name);

it('signs tokens by the name that browsers know, by whatever name it is called', () => {
  expect(value('KC_HOSTNAME')).toBe('https://login.example.com');
  expect(value('KC_PROXY_HEADERS')).toBe('xforwarded');
});

it('starts as it was built, and writes nowhere but where it is told to', () => {
  expect(container?.args).toEqual(['start', '--optimized']);
  expect(container?.securityContext?.readOnlyRootFilesystem).toBe(true);
});

it('is asked for its health on a port that the Service does not have', () => {
  expect(container?.livenessProbe?.httpGet).toEqual({ path: '/health/live', port: 'management' });
  expect(JSON.stringify(resources.find(({ kind }) => kind === 'Service'))).not.toContain('9000');
});

it('tells another one what it remembers, where there may be another', () => {
  expect(value('KC_CACHE')).toBe('local');
  const clustered = containerOf(keycloak({ ...config, clustered: true }));
  expect(valueIn(clustered, 'KC_CACHE')).toBe('ispn');
  expect(valueIn(clustered, 'KC_CACHE_STACK')).toBe('jdbc-ping');
  expect(clustered?.ports?.map(({ containerPort }) => containerPort)).toEqual(expect.arrayContaining([7800, 57800]));
});
