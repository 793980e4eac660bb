import { realmRoles, type FrontDoor } from '@headwater/contracts';
import { keycloakAdmin, mirrored, own, realmClientSecrets } from '@headwater/secrets';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { realm, realmDefinition } from './index.ts';

const door: FrontDoor = { domain: 'data.example.com', port: 8443 };
const definition = realmDefinition(door, ['airflow', 'argocd', 'minio']);

describe('the realm', () => {
  it('has a group for each role, and no other way to it', () => {
    expect(definition.roles.map(({ name }) => name)).toEqual(realmRoles);
    expect(definition.groups.flatMap((group) => group.realmRoles)).toEqual(realmRoles);
  });

  it('sends people back to one address of each service, below the front door', () => {
    expect(definition.clients.map(({ redirectUris }) => redirectUris)).toEqual([
      ['https://airflow.data.example.com:8443/auth/oauth-authorized/keycloak'],
      ['https://argocd.data.example.com:8443/auth/callback'],
      ['https://minio.data.example.com:8443/oauth_callback'],
    ]);
  });

  it('gives a service nothing but the way by the browser, and the roles of the platform', () => {
    for (const client of definition.clients) {
      expect(client).toMatchObject({
        publicClient: false,
        directAccessGrantsEnabled: false,
        implicitFlowEnabled: false,
        serviceAccountsEnabled: false,
        fullScopeAllowed: false,
      });
      expect(client.scopeRoles).toEqual(realmRoles);
    }
  });

  it('believes a token for five minutes', () => {
    expect(definition.settings['accessTokenLifespan']).toBe(300);
  });
});

describe('the Job', () => {
  const resources = realm({
    image: 'example.com/realm:1',
    door,
    admin: own(keycloakAdmin),
    clients: { airflow: mirrored(realmClientSecrets.airflow, 'identity') },
  });
  const job = resources.find(({ kind }) => kind === 'Job') as IJob;

  it('runs in every sync', () => {
    expect(job.metadata?.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
  });

  it('gets secrets as files: none is in its environment or on its command line', () => {
    const [container] = job.spec?.template.spec?.containers ?? [];
    expect(container?.env).toBeUndefined();
    expect(container?.volumeMounts?.map(({ mountPath }) => mountPath)).toContain('/run/secrets/clients/airflow');
  });

  it('finds no secret in the realm that is committed', () => {
    const map = resources.find(({ kind }) => kind === 'ConfigMap') as IConfigMap;
    expect(map.data?.['realm.json']).not.toMatch(/"secret"/);
  });
});
