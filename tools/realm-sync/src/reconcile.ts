import type { RealmDefinition } from '@headwater/realm';
import type { Change } from './change.ts';
import { clientChanges, type ClientSecrets } from './clients.ts';
import { groupChanges } from './groups.ts';
import { roleChanges } from './roles.ts';
import type { Session } from './session.ts';
import { settingsChanges } from './settings.ts';

type Stage = () => Promise<Change[]>;

/** What others rest on first. */
const stages = (session: Session, definition: RealmDefinition, secrets: ClientSecrets): Stage[] => [
  () => settingsChanges(session, definition),
  () => roleChanges(session, definition),
  () => groupChanges(session, definition),
  () => clientChanges(session, definition, secrets),
];

/** How Keycloak differs from the realm. Secrets that are not given are not compared. */
export async function drift(
  session: Session,
  definition: RealmDefinition,
  secrets: ClientSecrets = {},
): Promise<string[]> {
  await session.signIn();
  const [realm, ...rest] = stages(session, definition, secrets);
  const changes = await realm!();
  // of a realm that is not there, nothing else can be asked
  const there = Boolean(await session.api.realms.findOne({ realm: definition.realm }));
  if (there) for (const stage of rest) changes.push(...(await stage()));
  return changes.map(({ what }) => what);
}

// what is made in one look is completed in the next: a new group gets its roles
const looks = 3;

/** Makes Keycloak as the realm says, and tells of each change before it. Throws where it does not stay so. */
export async function reconcile(
  session: Session,
  definition: RealmDefinition,
  secrets: ClientSecrets,
  tell: (what: string) => void,
): Promise<number> {
  let count = 0;
  for (const stage of stages(session, definition, secrets)) {
    for (let look = 1; ; look += 1) {
      await session.signIn();
      const changes = await stage();
      if (changes.length === 0) break;
      if (look > looks) throw new Error(`Keycloak does not keep what it is told: ${changes[0]!.what}`);
      for (const { what, apply } of changes) {
        tell(what);
        await apply();
      }
      count += changes.length;
    }
  }
  return count;
}
