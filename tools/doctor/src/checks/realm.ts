import { readSecret, targetOf } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';
import { signIn, topology } from '@headwater/environment';
import { realmDefinition } from '@headwater/realm';
import { drift, session, type Login } from '@headwater/realm-sync';
import { keycloakAdmin } from '@headwater/secrets';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

export const realm = clusterCheck<readonly string[]>({
  name: 'realm',
  looksAt:
    'where people sign in at Keycloak: whether its realm is as Git says, or was changed by hand (no secret is compared)',
  mendedBy: 'a sync of Application realm, or a change in libs/realm',
  collect: async ({ cluster }, { environment }) => {
    const { frontDoor } = topology(environment);
    if (environment.identity.kind === 'none' || !frontDoor) return [];
    const definition = realmDefinition(frontDoor, signIn(environment));
    const { namespace, name } = keycloakAdmin;
    const login = (await readSecret(cluster, namespace, name)) as unknown as Login;
    const address = await cluster.reach(targetOf(services.keycloak));
    return drift(session(`http://${address}`, definition.realm, login), definition);
  },
  findings: realmFindings,
});

export function realmFindings(found: readonly string[]): Finding[] {
  return found.map((what) => ({
    severity: 'warning',
    subject: 'Keycloak',
    what: `is not as Git says: ${what}`,
    why: 'the next sync of Application realm takes it back, or somebody has been given what nobody decided',
    mend: './headwater kubectl annotate application realm --namespace=cicd argocd.argoproj.io/refresh=normal, then sync it in Argo CD; to keep it, say it in libs/realm',
  }));
}
