import type { EnvironmentFile } from './schema/environment.ts';
import type { Problem } from './problems.ts';

/** What each value allows alone, and two of them don't allow together. */
export const contradictions = ({ gateway, identity }: EnvironmentFile): Problem[] =>
  identity.kind === 'keycloak' && gateway.kind === 'none'
    ? [
        {
          path: ['identity', 'kind'],
          message:
            "'identity' is keycloak and 'gateway' is none: browsers and pods would not find Keycloak under one name; choose gateway traefik, or identity none",
        },
      ]
    : [];
