import { issuer, publicUrl, type RealmRole } from '@headwater/contracts';
import { loadEnvironment, topology } from '@headwater/environment';
import { realmClientSecrets } from '@headwater/secrets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { askingAs, browser as launched, picture, signedIn } from '../harness/browser.ts';
import { headwater, healthy, kubectl, repository, run, secret, until } from '../harness/machine.ts';
import { address } from '../harness/object-store.ts';
import { people as known, type People } from '../harness/people.ts';
import { tokenOf, temporaryLogin } from '../harness/web-identity.ts';

const { frontDoor: door } = topology(loadEnvironment(repository, 'minikube'));

describe('one sign-in for everything', () => {
  const at = (service: Parameters<typeof publicUrl>[1], path = '/') => `${publicUrl(door!, service)}${path}`;
  const atKeycloak = (page: Page) => page.url().startsWith(publicUrl(door!, 'keycloak'));
  let browser: Browser;
  let people: People;
  let authority: string;
  const contexts = new Map<RealmRole, BrowserContext>();

  beforeAll(async () => {
    people = await known();
    authority = await headwater('ca');
    browser = await launched(door!, authority);
    for (const role of ['admin', 'data-engineer', 'user', 'viewer', 'public'] as const)
      contexts.set(role, await browser.newContext());
  });
  afterAll(async () => {
    await browser?.close();
    await people?.gone();
  });

  const as = (role: RealmRole) => askingAs(contexts.get(role)!, authority);
  const status = async (role: RealmRole, method: string, url: string, data?: object) =>
    (await as(role)(method, url, data)).status;

  describe('Airflow', () => {
    it.each(['admin', 'data-engineer', 'user', 'viewer', 'public'] as const)(
      'lets a person of role %s in',
      async (role) => {
        const page = await signedIn(contexts.get(role)!, door!, at('airflow'), people.of(role));
        await page.waitForLoadState('networkidle');
        await picture(page, `airflow-${role}`);
        expect(page.url().startsWith(at('airflow'))).toBe(true);
        await page.close();
      },
    );

    const variable = (role: string) => ({ key: `e2e_${role.replace('-', '_')}`, value: '1' });
    it.each([
      ['admin', { dags: 200, edit: 200, variables: 201, connections: 200 }],
      ['data-engineer', { dags: 200, edit: 200, variables: 201, connections: 403 }],
      ['user', { dags: 200, edit: 200, variables: 403, connections: 403 }],
      ['viewer', { dags: 200, edit: 403, variables: 403, connections: 403 }],
      ['public', { dags: 403, edit: 403, variables: 403, connections: 403 }],
    ] as const)('lets %s do what that role may', async (role, may) => {
      const api = at('airflow', '/api/v2');
      expect({
        dags: await status(role, 'GET', `${api}/dags`),
        edit: await status(role, 'PATCH', `${api}/dags/platform_canary`, { is_paused: false }),
        variables: await status(role, 'POST', `${api}/variables`, variable(role)),
        connections: await status(role, 'GET', `${api}/connections`),
      }).toEqual(may);
      if (may.variables === 201) await status(role, 'DELETE', `${api}/variables/${variable(role).key}`);
    });

    it('trusts what it knows of a person for a quarter of an hour, and not longer', async () => {
      const cookies = await contexts.get('user')!.cookies(at('airflow'));
      const [, payload = ''] = cookies.find(({ name }) => name === '_token')!.value.split('.');
      const { exp, iat } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number; iat: number };
      expect(exp - iat).toBeLessThanOrEqual(900);
    });

    it('has nobody who signs in with a password but the programs', async () => {
      const answer = await fetch(`${address('Airflow').replace(/\/$/, '')}/auth/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: 'admin', password: 'admin' }),
      });
      expect(answer.status).toBe(401);
    });
  });

  describe('Argo CD', () => {
    const may = async (role: RealmRole, verb: string, resource = 'applications') => {
      const url = at('argocd', `/api/v1/account/can-i/${resource}/${verb}/orchestrator/airflow`);
      const { text } = await as(role)('GET', url);
      return (JSON.parse(text) as { value?: string }).value;
    };
    it.each([
      ['admin', 'yes', 'yes'],
      ['data-engineer', 'yes', 'no'],
      ['user', 'yes', 'no'],
      ['viewer', 'yes', 'no'],
      ['public', 'no', 'no'],
    ] as const)('shows %s: %s, and lets them sync: %s', async (role, see, sync) => {
      const page = await contexts.get(role)!.newPage();
      // known at Keycloak already: nothing is asked again
      await page.goto(at('argocd', '/auth/login'), { waitUntil: 'domcontentloaded' });
      await picture(page, `argocd-${role}`);
      expect(atKeycloak(page)).toBe(false);
      await page.close();
      expect([await may(role, 'get'), await may(role, 'sync')]).toEqual([see, sync]);
    });
  });

  describe('the Spark history server', () => {
    it.each(['admin', 'data-engineer', 'user', 'viewer'] as const)('is shown to %s', async (role) => {
      const page = await contexts.get(role)!.newPage();
      await page.goto(at('sparkHistory'), { waitUntil: 'load' });
      await picture(page, `spark-history-${role}`);
      expect(await page.title()).toContain('History Server');
      await page.close();
    });

    it('is refused to somebody without a role for it, and to nobody at all is it shown', async () => {
      const page = await contexts.get('public')!.newPage();
      const answer = await page.goto(at('sparkHistory'), { waitUntil: 'load' });
      await picture(page, 'spark-history-public');
      expect(answer?.status()).toBe(403);
      await page.close();
      const stranger = await browser.newContext();
      const asked = await stranger.newPage();
      await asked.goto(at('sparkHistory'));
      expect(atKeycloak(asked)).toBe(true);
      await stranger.close();
    });
  });

  describe('MinIO', () => {
    it.each([
      ['admin', { list: 200, write: 200 }],
      ['data-engineer', { list: 200, write: 200 }],
      ['viewer', { list: 200, write: 403 }],
      ['public', undefined],
    ] as const)('gives %s keys for a while, or none', async (role, may) => {
      const { namespace, name } = realmClientSecrets.minio;
      const token = await tokenOf(as(role), door!, await secret(namespace, name, 'client-secret'));
      const store = await temporaryLogin(address('S3 endpoint'), token);
      if (may === undefined) return expect(store).toBeUndefined();
      const key = `landing/e2e-${role}`;
      expect({ list: await store!('GET', 'landing'), write: await store!('PUT', key, 'x') }).toEqual(may);
      await store!('DELETE', key);
    });
  });

  describe('the end of it', () => {
    it('signs out of Airflow and of Keycloak', async () => {
      const context = contexts.get('viewer')!;
      const page = await context.newPage();
      await page.goto(at('airflow', '/api/v2/auth/logout'), { waitUntil: 'domcontentloaded' });
      await picture(page, 'sign-out');
      await page.click('#kc-logout');
      await page.waitForSelector('#kc-login');
      await picture(page, 'signed-out');
      expect(page.url().startsWith(issuer(door!))).toBe(true);
      expect(await status('viewer', 'GET', at('airflow', '/api/v2/dags'))).toBe(401);
      await page.close();
    });

    it('asks to sign in again where a token has ended, and shows no error', async () => {
      const context = contexts.get('user')!;
      await context.clearCookies();
      const page = await context.newPage();
      await page.goto(at('airflow', '/dags'), { waitUntil: 'domcontentloaded' });
      await page.waitForSelector('#kc-login', { timeout: 60_000 });
      await picture(page, 'token-ended');
      expect(page.url().startsWith(issuer(door!))).toBe(true);
      await page.close();
    });

    it('lets nobody in again who is disabled, though Keycloak knew them a moment ago', async () => {
      const context = contexts.get('data-engineer')!;
      await people.disable(people.of('data-engineer'));
      // what Airflow trusts has ended; what Keycloak remembers has not
      for (const name of ['_token', 'session']) await context.clearCookies({ name });
      const page = await context.newPage();
      await page.goto(at('airflow', '/dags'), { waitUntil: 'domcontentloaded' });
      await page.waitForSelector('#kc-login, #kc-error-message', { timeout: 60_000 });
      await picture(page, 'disabled');
      expect(atKeycloak(page)).toBe(true);
      expect(await status('data-engineer', 'GET', at('airflow', '/api/v2/dags'))).toBe(401);
      await page.close();
    });
  });

  it('makes somebody known by a command, who chooses a password and says who they are at the first sign-in', async () => {
    const name = 'e2e-first';
    await run(`${repository}/headwater`, ['people', 'remove', name]);
    const { password } = JSON.parse(await headwater('people', 'add', name, '--group=admins', '--output=json')) as {
      password: string;
    };
    const page = await (await browser.newContext()).newPage();
    await page.goto(at('airflow'), { waitUntil: 'domcontentloaded' });
    await page.fill('#username', name);
    await page.fill('#password', password);
    await page.click('#kc-login');
    const chosen = crypto.randomUUID();
    await page.fill('#password-new', chosen);
    await page.fill('#password-confirm', chosen);
    await picture(page, 'first-password');
    await page.locator('[type=submit]').first().click();
    for (const [field, value] of Object.entries({ email: 'first@example.com', firstName: 'First', lastName: 'Test' }))
      await page.fill(`#${field}`, value);
    await picture(page, 'first-profile');
    await page.locator('[type=submit]').first().click();
    await page.waitForURL((url) => url.href.startsWith(at('airflow')));
    const { people: everybody } = JSON.parse(await headwater('people', 'list', '--output=json')) as {
      people: readonly object[];
    };
    expect(everybody).toContainEqual({ username: name, email: 'first@example.com', groups: ['admins'], enabled: true });
    await headwater('people', 'remove', name);
  });

  it('finds in the realm what a hand changed, and takes it back with the next sync', async () => {
    expect(await drift()).toEqual([]);
    await people.promoteViewers();
    expect(await drift()).toEqual(["is not as Git says: group 'viewers' has role 'admin' too"]);
    const sync = JSON.stringify({ operation: { sync: {} } });
    await kubectl('patch', 'application', 'realm', '--namespace=cicd', '--type=merge', `--patch=${sync}`);
    await until('the realm is as Git says', 300, async () => (await drift()).length === 0 || undefined);
    // the Job's end is seen before Argo CD's
    await healthy();
  });
});

/** What the doctor says of the realm. */
async function drift(): Promise<string[]> {
  const { stdout } = await run(`${repository}/headwater`, ['doctor', '--check=realm', '--output=json']);
  const { findings } = JSON.parse(stdout) as { findings: { what: string }[] };
  return findings.map(({ what }) => what);
}
