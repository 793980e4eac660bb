/** One way in which Keycloak is not as the realm says, and what mends it. */
export interface Change {
  /** `client 'airflow': redirectUris is ["https://…"], to be ["https://…"]`. Never a secret. */
  readonly what: string;
  readonly apply: () => Promise<unknown>;
}
