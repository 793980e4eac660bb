/**
 * A realm as it is to be, in the words of Keycloak's own representation of it: what is not named is left alone.
 * Source: https://www.keycloak.org/docs-api/latest/rest-api/index.html#RealmRepresentation
 */
export interface RealmDefinition {
  readonly realm: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly roles: readonly RoleDefinition[];
  readonly groups: readonly GroupDefinition[];
  readonly clients: readonly ClientDefinition[];
}

export interface RoleDefinition {
  readonly name: string;
  readonly description: string;
}

/** People are put into groups, and have the roles of theirs. */
export interface GroupDefinition {
  readonly name: string;
  readonly realmRoles: readonly string[];
  /** Of clients that Keycloak makes itself, by their id. */
  readonly clientRoles: Readonly<Record<string, readonly string[]>>;
}

/** A service that signs people in. Its secret stands in a file, never here. */
export interface ClientDefinition {
  readonly clientId: string;
  readonly name: string;
  readonly rootUrl: string;
  readonly baseUrl: string;
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly enabled: boolean;
  readonly protocol: 'openid-connect';
  readonly publicClient: boolean;
  readonly clientAuthenticatorType: 'client-secret';
  readonly standardFlowEnabled: boolean;
  readonly implicitFlowEnabled: boolean;
  readonly directAccessGrantsEnabled: boolean;
  readonly serviceAccountsEnabled: boolean;
  readonly fullScopeAllowed: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly protocolMappers: readonly MapperDefinition[];
  /** The only roles that its tokens can name. */
  readonly scopeRoles: readonly string[];
}

export interface MapperDefinition {
  readonly name: string;
  readonly protocol: 'openid-connect';
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}
