import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { executables, thisMachine } from '@headwater/binaries';
import { issuer, publicHost, publicUrl, type FrontDoor } from '@headwater/contracts';
import { packages, thisMachine as machine } from '@headwater/sandbox';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ask, type Answer } from './front-door.ts';
import type { Person } from './people.ts';

/** Where pictures of pages are kept for a person to look at. */
export const pictures = join(tmpdir(), 'headwater-pages');

/** A browser that finds every host of the front door at this machine, and believes the certificate that is there. */
export async function browser(door: FrontDoor, authority: string): Promise<Browser> {
  const address = '127.0.0.1';
  await packages(({ name }) => console.log(`installing ${name}`), machine(), { chromium: ['chromium'] });
  const [executablePath] = executables('chromium', thisMachine());
  const key = await keyOf(door, address, authority);
  return chromium.launch({
    executablePath: executablePath!,
    args: [
      `--host-resolver-rules=MAP *.${door.domain} ${address}`,
      // of this one key, and of no other
      `--ignore-certificate-errors-spki-list=${key}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** The hash of the public key at the front door, whose certificate the platform's authority has signed: https://datatracker.ietf.org/doc/html/rfc7469#section-2.4 */
const keyOf = (door: FrontDoor, host: string, ca: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const servername = publicHost(door, 'keycloak');
    const socket = connect({ host, port: door.port, servername, ca }, () => {
      const certificate = socket.getPeerX509Certificate()!;
      const der = certificate.publicKey.export({ type: 'spki', format: 'der' });
      socket.destroy();
      resolve(createHash('sha256').update(der).digest('base64'));
    });
    socket.once('error', reject);
  });

/** Opens `url`, signs in where Keycloak asks, and gives the page where that ended. */
export async function signedIn(
  context: BrowserContext,
  door: FrontDoor,
  url: string,
  { username, password }: Person,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.waitForURL((at) => at.href.startsWith(issuer(door)), { timeout: 60_000 });
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('#kc-login');
  await page.waitForURL((at) => !at.href.startsWith(publicUrl(door, 'keycloak')), { timeout: 60_000 });
  await page.waitForLoadState('domcontentloaded');
  return page;
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** A request with the cookies of a browser; redirects are not followed. */
export type Asks = (method: string, url: string, content?: object | URLSearchParams) => Promise<Answer>;

/** Programs find the front door's hosts by no other way than browsers do: at this machine, whatever DNS says. */
export const askingAs =
  (context: BrowserContext, authority: string): Asks =>
  async (method, url, content) => {
    const { hostname, port, pathname, search } = new URL(url);
    const cookies = await context.cookies(url);
    const form = content instanceof URLSearchParams;
    return ask({
      port: Number(port),
      host: hostname,
      path: `${pathname}${search}`,
      method,
      authority,
      headers: {
        Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        ...(content && { 'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
      },
      ...(content && { body: form ? content.toString() : JSON.stringify(content) }),
    });
  };
