import { home } from '../configuration.ts';

/** Where the API server finds it: the folder is on its path. */
export const authManagerFile = {
  module: 'headwater_auth_manager',
  class: 'KeycloakAuthManager',
  folder: `${home}/config`,
} as const;

/**
 * Who signs out of Airflow signs out of Keycloak, and by that out of all services: without that, the next page would
 * sign them in again. Keycloak sends them back to where Airflow forgets them.
 * Source: https://www.keycloak.org/securing-apps/oidc-layers#_logout_endpoint
 */
export const authManager = (issuer: string, client: string, url: string): string => `from urllib.parse import urlencode

from airflow.providers.fab.auth_manager.fab_auth_manager import FabAuthManager


class KeycloakAuthManager(FabAuthManager):
    def get_url_logout(self):
        query = urlencode({"client_id": "${client}", "post_logout_redirect_uri": "${url}/auth/logout"})
        return f"${issuer}/protocol/openid-connect/logout?{query}"
`;
