import { realmOf, settingsOf } from '../graph/sign-in.ts';
import type { Rule } from '../rule.ts';

const issuers = /https?:\/\/[\w.:-]+\/realms\/[\w-]+/g;

export const issuerMismatch: Rule = {
  name: 'issuer-mismatch',
  why:
    'A token names who signed it. A service that expects another name, by one letter or by the port, refuses every ' +
    'token, and nobody signs in.',
  check: (graph) => {
    const realm = realmOf(graph);
    if (!realm) return [];
    return settingsOf(graph).flatMap(({ file, title, setting: [, text] }) =>
      [...new Set(text.match(issuers) ?? [])]
        .filter((named) => named !== realm.issuer)
        .map((named) => ({
          file,
          message: `${title}: issuer '${named}' is not that of Keycloak, '${realm.issuer}'; take it from issuer() in libs/contracts`,
        })),
    );
  },
};
