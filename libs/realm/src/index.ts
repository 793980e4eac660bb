export type * from './definition.ts';
export { realmImage } from './images.ts';
export { realmDefinition } from './realm-definition.ts';
export { realm, realmMap, type RealmConfig } from './realm.ts';
export { groups } from './people.ts';
