import type { RealmDefinition } from '@headwater/realm';
import type { Change } from './change.ts';
import { differences, spell } from './differences.ts';
import type { Session } from './session.ts';

/** The realm itself. */
export async function settingsChanges({ api }: Session, definition: RealmDefinition): Promise<Change[]> {
  const { realm, settings } = definition;
  const live = await api.realms.findOne({ realm });
  if (!live) return [{ what: `realm '${realm}' is missing`, apply: () => api.realms.create({ realm, ...settings }) }];
  return differences(settings, live).map((difference) => ({
    what: `realm '${realm}': ${spell(difference)}`,
    apply: () => api.realms.update({ realm }, { [difference.field]: difference.declared }),
  }));
}
