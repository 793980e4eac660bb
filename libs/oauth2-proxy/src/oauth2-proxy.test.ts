import { services } from '@headwater/contracts';
import { oauth2ProxyCookie, own, realmClientSecrets } from '@headwater/secrets';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { expect, it } from 'vitest';
import { oauth2Proxy } from './index.ts';

const resources = oauth2Proxy({
  image: 'example.com/oauth2-proxy:1',
  door: { domain: 'data.example.com', port: 443, clusterAddress: '10.96.0.80' },
  client: 'sparkHistory',
  proxy: services.sparkHistoryProxy,
  upstream: 'http://spark-history.processing.svc:18080',
  roles: ['admin', 'viewer'],
  secret: own(realmClientSecrets.sparkHistory),
  cookie: own(oauth2ProxyCookie),
});
const pod = (resources.find(({ kind }) => kind === 'Deployment') as IDeployment).spec!.template.spec!;
const options = pod.containers[0]?.args ?? [];

it('asks Keycloak by its public name, and believes the platform’s authority', () => {
  expect(options).toContain('--oidc-issuer-url=https://login.data.example.com/realms/data-platform');
  expect(pod.hostAliases).toEqual([{ ip: '10.96.0.80', hostnames: ['login.data.example.com'] }]);
  expect(options.filter((option) => option.startsWith('--provider-ca-file'))).toEqual([
    '--provider-ca-file=/run/platform-ca/ca.crt',
  ]);
});

it('lets those roles through, and nobody else', () => {
  const groups = options.filter((option) => option.startsWith('--allowed-group'));
  expect(groups).toEqual(['--allowed-group=admin', '--allowed-group=viewer']);
});

it('asks Keycloak again before a token of five minutes ends', () => {
  expect(options).toContain('--cookie-refresh=4m');
});

it('has no secret on its command line', () => {
  expect(options.join(' ')).not.toMatch(/secret/);
});
