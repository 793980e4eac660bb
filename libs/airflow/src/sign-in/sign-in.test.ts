import { realmRoles } from '@headwater/contracts';
import { airflowAutomation, own, realmClientSecrets } from '@headwater/secrets';
import { describe, expect, it } from 'vitest';
import { config, file, podsOf, reads, setting, who } from '../testing/sample.ts';
import { signInAtKeycloak } from './keycloak.ts';

const secret = own(realmClientSecrets.airflow);
const door = { domain: 'data.example.com', port: 8443, clusterAddress: '10.96.0.80' };
const atKeycloak = {
  signIn: signInAtKeycloak({ image: config.images.airflow, door, secret }),
  secrets: { ...config.secrets, admin: own(airflowAutomation) },
};
const webserverConfig = file('configuration', 'webserver_config.py', atKeycloak);

describe('signing in at Keycloak', () => {
  it('gives each role of the realm one of Airflow, and everybody none beside', () => {
    const mapping = JSON.parse(/^AUTH_ROLES_MAPPING = (.*)$/m.exec(webserverConfig)?.[1] ?? '') as object;
    expect(Object.keys(mapping)).toEqual(realmRoles);
    expect(webserverConfig).toContain('AUTH_USER_REGISTRATION_ROLE = "Public"');
    expect(webserverConfig).toContain('AUTH_ROLES_SYNC_AT_LOGIN = True');
  });

  it('goes by the name of a provider for which FAB asks Keycloak about the person', () => {
    expect(webserverConfig).toContain('"name": "keycloak"');
    expect(webserverConfig).toContain('"api_base_url": f"{ISSUER}/protocol/"');
  });

  it('trusts for fifteen minutes, and no longer for being used', () => {
    expect(setting('session_max_lifetime_minutes', atKeycloak)).toBe('15');
  });

  it('is the business of the API server alone', () => {
    expect(who(reads(secret), atKeycloak)).toEqual(['api-server']);
    const { 'api-server': apiServer, ...others } = podsOf(atKeycloak);
    expect(apiServer?.hostAliases).toEqual([{ ip: '10.96.0.80', hostnames: ['login.data.example.com'] }]);
    for (const pod of Object.values(others)) expect(pod.hostAliases).toBeUndefined();
  });

  it('makes no administrator with a password, and takes away the one of before', () => {
    const setup = file('setup', 'setup.py', atKeycloak);
    expect(setup).toContain('users.find_role("User")');
    expect(setup).not.toContain('find_role("Admin")');
    expect(setup).toContain('users.session.delete(former)');
  });

  it('ends at Keycloak, too', () => {
    expect(file('configuration', 'headwater_auth_manager.py', atKeycloak)).toContain(
      'https://login.data.example.com:8443/realms/data-platform/protocol/openid-connect/logout?',
    );
  });
});

it('changes nothing where people sign in with a password', () => {
  expect(file('configuration', 'webserver_config.py')).toContain('AUTH_TYPE = AUTH_DB');
  expect(setting('session_max_lifetime_minutes')).toBeUndefined();
});
