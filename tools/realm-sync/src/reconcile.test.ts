import { realmDefinition } from '@headwater/realm';
import { expect, it } from 'vitest';
import { drift, reconcile } from './reconcile.ts';
import { session } from './session.ts';
import { fakeKeycloak } from './testing/fake-keycloak.ts';

const definition = realmDefinition({ domain: 'data.example.com', port: 443 }, ['airflow', 'argocd']);
const secrets = { airflow: 'the-secret-of-airflow', argocd: 'the-secret-of-argocd' };

async function started() {
  const keycloak = await fakeKeycloak();
  const signedIn = session(keycloak.address, definition.realm, { username: 'a', password: 'b' });
  const told: string[] = [];
  const run = () => reconcile(signedIn, definition, secrets, (what) => told.push(what));
  return { keycloak, told, run, look: () => drift(signedIn, definition, secrets) };
}

it('makes the whole realm in one run, and changes nothing in the next', async () => {
  const { keycloak, told, run, look } = await started();
  expect(await look()).toEqual(["realm 'data-platform' is missing"]);
  expect(keycloak.writes).toEqual([]);
  expect(await run()).toBeGreaterThan(20);
  expect(await look()).toEqual([]);
  keycloak.writes.length = 0;
  expect(await run()).toBe(0);
  expect(keycloak.writes).toEqual([]);
  expect(told.join()).not.toContain('the-secret-of');
});

it('names what a hand changed, and takes it back', async () => {
  const { keycloak, run, look } = await started();
  await run();
  const viewers = keycloak.groups.find(({ name }) => name === 'viewers')!;
  const airflow = keycloak.clients.find((client) => client['clientId'] === 'airflow')!;
  keycloak.mappings[viewers.id]!.push({ id: 'x', name: 'admin' });
  keycloak.realm!['accessTokenLifespan'] = 86400;
  airflow['secret'] = 'another';
  airflow['redirectUris'] = ['*'];
  keycloak.scopes[airflow.id]!.push({ id: 'y', name: 'offline_access' });
  expect(await look()).toEqual([
    "realm 'data-platform': accessTokenLifespan is 86400, to be 300",
    "group 'viewers' has role 'admin' too",
    `client 'airflow': redirectUris is ["*"], to be ["https://airflow.data.example.com/auth/oauth-authorized/keycloak"]`,
    "client 'airflow': its secret is another",
    "client 'airflow' can name role 'offline_access' in its tokens",
  ]);
  expect(await run()).toBe(5);
  expect(await look()).toEqual([]);
});

it('leaves alone what it does not declare', async () => {
  const { keycloak, run } = await started();
  await run();
  keycloak.groups.push({ id: 'theirs', name: 'their-team' });
  keycloak.clients.push({ id: 'theirs', clientId: 'their-program' });
  expect(await run()).toBe(0);
});
