import type { RealmDefinition } from './definition.ts';

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

/** Source: https://www.keycloak.org/docs/latest/server_admin/#_timeouts */
export const settings: RealmDefinition['settings'] = {
  enabled: true,
  displayName: 'Data platform',
  sslRequired: 'external',
  // an administrator makes people known
  registrationAllowed: false,
  resetPasswordAllowed: false,
  rememberMe: false,
  loginWithEmailAllowed: true,
  duplicateEmailsAllowed: false,
  editUsernameAllowed: false,
  passwordPolicy: 'length(12) and notUsername and notEmail',
  bruteForceProtected: true,
  failureFactor: 10,
  // who is disabled is out of a service that trusts a token when that ends
  accessTokenLifespan: 5 * minutes,
  ssoSessionIdleTimeout: 1 * hours,
  ssoSessionMaxLifespan: 10 * hours,
  revokeRefreshToken: false,
  eventsEnabled: true,
  eventsExpiration: 7 * days,
  adminEventsEnabled: true,
};
