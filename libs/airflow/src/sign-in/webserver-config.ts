/**
 * People are known by Keycloak, and are what it says at each sign-in.
 * Source: https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/auth-manager/sso.html; for a provider of
 * this name, the roles come from the claim `groups` of what Keycloak answers about a person.
 */
export const webserverConfig = (
  issuer: string,
  client: string,
  roles: Readonly<Record<string, string>>,
): string => `import os

from airflow.providers.fab.auth_manager.security_manager.override import FabAirflowSecurityManagerOverride
from airflow.providers.fab.auth_manager.views.auth_oauth import CustomAuthOAuthView
from flask import session
from flask_appbuilder import expose
from flask_appbuilder.const import AUTH_OAUTH

ISSUER = "${issuer}"

AUTH_TYPE = AUTH_OAUTH
AUTH_USER_REGISTRATION = True
# given to everybody beside the others: it may do nothing
AUTH_USER_REGISTRATION_ROLE = "Public"
AUTH_ROLES_SYNC_AT_LOGIN = True
AUTH_ROLES_MAPPING = ${JSON.stringify(Object.fromEntries(Object.entries(roles).map(([from, to]) => [from, [to]])))}

OAUTH_PROVIDERS = [
    {
        "name": "keycloak",
        "icon": "fa-key",
        "token_key": "access_token",
        "remote_app": {
            "client_id": "${client}",
            # only the API server has it
            "client_secret": os.environ.get("KEYCLOAK_CLIENT_SECRET", ""),
            "server_metadata_url": f"{ISSUER}/.well-known/openid-configuration",
            "api_base_url": f"{ISSUER}/protocol/",
            "client_kwargs": {"scope": "openid email profile", "code_challenge_method": "S256"},
        },
    }
]


class StraightToKeycloak(CustomAuthOAuthView):
    """There is one place to sign in: no page asks which. Where that went wrong, the page says so."""

    @expose("/login/")
    @expose("/login/<provider>")
    def login(self, provider=None):
        if provider is None and not session.get("_flashes"):
            provider = "keycloak"
        return super().login(provider)


class SecurityManager(FabAirflowSecurityManagerOverride):
    authoauthview = StraightToKeycloak


SECURITY_MANAGER_CLASS = SecurityManager
`;
