import { services } from '@headwater/contracts';
import { keycloakAdmin, keycloakDatabase, mirrored, own } from '@headwater/secrets';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { expect, it } from 'vitest';
import { keycloak } from './index.ts';

const resources = keycloak({
  image: 'example.com/keycloak:1',
  url: 'https://login.example.com',
  database: services.postgres,
  databaseLogin: mirrored(keycloakDatabase, 'identity'),
  admin: own(keycloakAdmin),
  resources: {},
});
const [container] = (resources.find(({ kind }) => kind === 'Deployment') as IDeployment).spec!.template.spec!
  .containers;
const value = (name: string) => container?.env?.find((each) => each.name === name)?.value;

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
