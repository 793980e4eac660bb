#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { NetworkError } from '@keycloak/keycloak-admin-client';
import { readClientSecrets, readLogin, readRealm } from './files.ts';
import { drift, reconcile } from './reconcile.ts';
import { session, signInWhenReady } from './session.ts';

const usage =
  'use: realm-sync --server <http://…> --realm <realm.json> --admin <folder> --clients <folder> [--dry-run]';

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    realm: { type: 'string' },
    admin: { type: 'string' },
    clients: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const { server, realm, admin, clients } = values;

if (server === undefined || realm === undefined || admin === undefined || clients === undefined) {
  console.error(usage);
  process.exit(2);
}

// Keycloak may still be starting
const patience = 300_000;

try {
  const definition = readRealm(realm);
  const secrets = readClientSecrets(clients, definition);
  const keycloak = session(server, definition.realm, readLogin(admin));
  await signInWhenReady(keycloak, patience);
  if (values['dry-run']) {
    const found = await drift(keycloak, definition, secrets);
    for (const what of found) console.log(what);
    console.log(`${found.length} differences; nothing is changed`);
  } else {
    const count = await reconcile(keycloak, definition, secrets, (what) => console.log(`mending: ${what}`));
    console.log(
      count === 0 ? 'Keycloak is as the realm says' : `Keycloak is as the realm says, after ${count} changes`,
    );
  }
} catch (error) {
  console.error(`${server}: ${said(error)}`);
  process.exitCode = 1;
}

/** Never what was sent: that has secrets in it. */
function said(error: unknown): string {
  if (error instanceof NetworkError)
    return `${error.response.status} from ${new URL(error.response.url).pathname}: ${error.message}`;
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
