import { publicUrl, type FrontDoor, type PublicService } from './front-door.ts';

/** What a person may be in the realm; each service says what that grants there. */
export const realmRoles = ['admin', 'data-engineer', 'user', 'viewer', 'public'] as const;

export type RealmRole = (typeof realmRoles)[number];

/** The claim that lists a person's roles, in tokens and in what Keycloak answers about a person. */
export const rolesClaim = 'groups';

/** A service that lets Keycloak sign people in. */
export interface RealmClient {
  readonly id: string;
  readonly service: PublicService;
  /** The path of the service to which Keycloak sends people back. */
  readonly callback: string;
}

/** Every client of the realm, by the service that it is. */
export const realmClients = {
  airflow: { id: 'airflow', service: 'airflow', callback: '/auth/oauth-authorized/keycloak' },
  argocd: { id: 'argocd', service: 'argocd', callback: '/auth/callback' },
  grafana: { id: 'grafana', service: 'grafana', callback: '/login/generic_oauth' },
  minio: { id: 'minio', service: 'minio', callback: '/oauth_callback' },
  sparkHistory: { id: 'spark-history', service: 'sparkHistory', callback: '/oauth2/callback' },
} as const satisfies Record<string, RealmClient>;

export type RealmClientName = keyof typeof realmClients;

export const callbackUrl = (door: FrontDoor, { service, callback }: RealmClient): string =>
  publicUrl(door, service) + callback;
