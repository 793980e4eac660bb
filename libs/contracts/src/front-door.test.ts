import { describe, expect, it } from 'vitest';
import { hostAliases, issuer, publicUrl } from './front-door.ts';

const laptop = { domain: '127.0.0.1.nip.io', port: 8443, clusterAddress: '10.96.0.80' };
const cloud = { domain: 'data.example.com', port: 443 };

describe('the front door', () => {
  it('gives every service an address of its own, as a browser writes it', () => {
    expect(publicUrl(laptop, 'airflow')).toBe('https://airflow.127.0.0.1.nip.io:8443');
    expect(publicUrl(cloud, 'sparkHistory')).toBe('https://spark-history.data.example.com');
  });

  it('has one issuer', () => {
    expect(issuer(laptop)).toBe('https://login.127.0.0.1.nip.io:8443/realms/data-platform');
  });

  it('tells pods where it is, where the name would lead them to themselves', () => {
    expect(hostAliases(laptop, 'keycloak')).toEqual([{ ip: '10.96.0.80', hostnames: ['login.127.0.0.1.nip.io'] }]);
    expect(hostAliases(cloud, 'keycloak')).toEqual([]);
  });
});
