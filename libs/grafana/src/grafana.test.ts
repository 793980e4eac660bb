import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { own, grafanaAdmin, realmClientSecrets } from '@headwater/secrets';
import { expect, it } from 'vitest';
import { grafana } from './grafana.ts';

const resources = grafana({
  image: 'docker.io/grafana/grafana:13',
  publicUrl: 'https://grafana.example.com',
  admin: own(grafanaAdmin),
  signIn: { door: { domain: 'example.com', port: 443 }, secret: own(realmClientSecrets.grafana) },
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
  dashboards: { 'platform.json': '{}' },
});
const container = (resources.find(({ kind }) => kind === 'Deployment') as IDeployment).spec?.template.spec
  ?.containers[0];

it('reads Prometheus, Loki and Alertmanager, each under the name by which dashboards know it', () => {
  const { data = {} } = resources.find(({ metadata }) => metadata?.name === 'grafana-provisioning') as IConfigMap;
  expect([...data['datasources.yaml']!.matchAll(/uid: (.*)/g)].map(([, uid]) => uid)).toEqual([
    'prometheus',
    'loki',
    'alertmanager',
  ]);
});

it('has the address that people open, an administrator of its own, and calls nobody', () => {
  expect(container?.env).toContainEqual({ name: 'GF_SERVER_ROOT_URL', value: 'https://grafana.example.com' });
  expect(container?.env?.find(({ name }) => name === 'GF_SECURITY_ADMIN_PASSWORD')?.valueFrom?.secretKeyRef?.name).toBe(
    'grafana-admin',
  );
  expect(container?.env).toContainEqual({ name: 'GF_ANALYTICS_REPORTING_ENABLED', value: 'false' });
});

it('signs people in at Keycloak, as what their role is there, and refuses those without one', () => {
  const value = (name: string) => container?.env?.find((each) => each.name === `GF_AUTH_GENERIC_OAUTH_${name}`)?.value;
  expect(value('AUTH_URL')).toBe('https://login.example.com/realms/data-platform/protocol/openid-connect/auth');
  expect(value('ROLE_ATTRIBUTE_STRICT')).toBe('true');
  expect(value('ROLE_ATTRIBUTE_PATH')).toMatch(/^contains\(groups\[\*\], 'admin'\) && 'Admin' \|\| /);
  expect(value('TLS_CLIENT_CA')).toBe('/run/platform-ca/ca.crt');
});
