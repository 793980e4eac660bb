import { realm, type FrontDoor, type RealmClientName } from '@headwater/contracts';
import { client } from './clients.ts';
import type { RealmDefinition } from './definition.ts';
import { groups, roles } from './people.ts';
import { settings } from './settings.ts';

/** The platform's realm behind that front door, with a client for each of these services. */
export const realmDefinition = (door: FrontDoor, clients: readonly RealmClientName[]): RealmDefinition => ({
  realm,
  settings,
  roles,
  groups,
  clients: clients.map((name) => client(door, name)),
});
