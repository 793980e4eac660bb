import type { ClientDefinition, RealmDefinition } from '@headwater/realm';
import type { Graph } from './graph.ts';
import { once } from './once.ts';
import { containersOf } from './pods.ts';
import { settingsOfConfigMaps, settingsOfContainer, type Setting } from './settings.ts';

/** The realm that the output has, and who signs its tokens by the name that Keycloak gives itself. */
export interface Realm {
  readonly file: string;
  readonly definition: Pick<RealmDefinition, 'realm'> & { readonly clients: readonly ClientDefinition[] };
  readonly issuer: string;
}

/** None where nobody signs in by Keycloak. */
export function realmOf(graph: Graph): Realm | undefined {
  const item = graph.find('ConfigMap', 'identity', 'realm');
  const text = item?.resource.data?.['realm.json'];
  const url = graph.pods
    .flatMap(containersOf)
    .flatMap(({ env = [] }) => env)
    .find(({ name }) => name === 'KC_HOSTNAME')?.value;
  if (!item || text === undefined || url === undefined) return undefined;
  const definition = JSON.parse(text) as RealmDefinition;
  return { file: item.file, definition, issuer: `${url}/realms/${definition.realm}` };
}

/** Everything that configures a program, with the place that says it. */
export const settingsOf = once((graph: Graph): readonly Place[] => [
  ...graph.pods.flatMap((pods) =>
    containersOf(pods)
      .flatMap(settingsOfContainer)
      .map((setting) => ({ file: pods.file, title: pods.title, setting })),
  ),
  ...settingsOfConfigMaps(graph).flatMap(({ file, resource, key, settings }) =>
    settings.map((setting) => ({ file, title: `key '${key}' of ConfigMap '${resource.metadata?.name}'`, setting })),
  ),
]);

interface Place {
  readonly file: string;
  readonly title: string;
  readonly setting: Setting;
}
