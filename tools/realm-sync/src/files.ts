import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RealmDefinition } from '@headwater/realm';
import type { ClientSecrets } from './clients.ts';
import type { Login } from './session.ts';

export const readRealm = (file: string): RealmDefinition => JSON.parse(readFileSync(file, 'utf8')) as RealmDefinition;

export const readLogin = (folder: string): Login => ({
  username: readFileSync(join(folder, 'username'), 'utf8'),
  password: readFileSync(join(folder, 'password'), 'utf8'),
});

/** `<folder>/<client>/client-secret`, for each client of the realm. */
export const readClientSecrets = (folder: string, { clients }: RealmDefinition): ClientSecrets =>
  Object.fromEntries(
    clients.map(({ clientId }) => [clientId, readFileSync(join(folder, clientId, 'client-secret'), 'utf8')]),
  );
