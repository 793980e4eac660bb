import {
  authorityMounts,
  authorityVolumes,
  hostAliases,
  isTrustedByAll,
  issuer,
  platformCa,
  publicUrl,
  realmClients,
  type FrontDoor,
} from '@headwater/contracts';
import { containerSecurity, fromSecret, type SecretRef } from '@headwater/k8s';
import type { IContainer } from 'kubernetes-models/v1';
import { authManager, authManagerFile } from './auth-manager.ts';
import { dataEngineer, roleMapping } from './roles.ts';
import type { SignIn } from './sign-in.ts';
import { webserverConfig } from './webserver-config.ts';

export interface KeycloakSignIn {
  readonly image: string;
  readonly door: FrontDoor;
  readonly secret: SecretRef<'orchestrator', 'client-secret'>;
}

/**
 * How long Airflow trusts what it was told of a person, however much they do; then it asks Keycloak again, without a
 * question to the person. The token of their browser ends with it.
 */
const trustMinutes = 15;

/** At Keycloak; the roles of a person follow those of the realm with every sign-in. */
export function signInAtKeycloak({ image, door, secret }: KeycloakSignIn): SignIn {
  const url = publicUrl(door, 'airflow');
  const known = isTrustedByAll(door);
  return {
    webserverConfig: webserverConfig(issuer(door), realmClients.airflow.id, roleMapping),
    files: { [`${authManagerFile.module}.py`]: authManager(issuer(door), realmClients.airflow.id, url) },
    settings: { fab: { cookie_secure: true, session_max_lifetime_minutes: trustMinutes } },
    apiServer: {
      hostAliases: hostAliases(door, 'keycloak'),
      env: [
        fromSecret('KEYCLOAK_CLIENT_SECRET', secret, 'client-secret'),
        { name: 'AIRFLOW__CORE__AUTH_MANAGER', value: `${authManagerFile.module}.${authManagerFile.class}` },
        { name: 'PYTHONPATH', value: authManagerFile.folder },
        ...(known ? [] : [{ name: 'REQUESTS_CA_BUNDLE', value: bundle }]),
      ],
      initContainers: known ? [] : [trustedAuthorities(image, door)],
      mounts: [
        ...(known ? [] : [{ name: 'trust', mountPath: trustFolder, readOnly: true }]),
        {
          name: 'configuration',
          mountPath: `${authManagerFile.folder}/${authManagerFile.module}.py`,
          subPath: `${authManagerFile.module}.py`,
          readOnly: true,
        },
      ],
      volumes: [...(known ? [] : [{ name: 'trust', emptyDir: {} }]), ...authorityVolumes(door)],
    },
    role: 'User',
    setup: roleSetup,
  };
}

const trustFolder = '/run/trust';
const bundle = `${trustFolder}/ca.crt`;

/** One file of the authorities that everybody trusts, and of ours: Python reads no second one. */
const trustedAuthorities = (image: string, door: FrontDoor): IContainer => ({
  name: 'trusted-authorities',
  image,
  command: ['bash', '-c', `cat "$(python -m certifi)" /run/platform-ca/${platformCa.key} > ${bundle}`],
  resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
  securityContext: containerSecurity,
  volumeMounts: [...authorityMounts(door, '/run/platform-ca'), { name: 'trust', mountPath: trustFolder }],
});

/** A role of the realm that Airflow does not bring; and no user with a password but the one of programs. */
const roleSetup = `    former = users.find_user("admin")
    if former is not None and former.email == "admin@localhost":
        users.session.delete(former)
        users.session.commit()
        print("user admin, who signed in with a password, is gone")

    users.sync_roles()
    role = users.find_role("${roleMapping['data-engineer']}") or users.add_role("${roleMapping['data-engineer']}")
    more = [users.create_permission(action, resource) for action, resource in ${JSON.stringify(dataEngineer)}]
    role.permissions = list({*users.find_role("User").permissions, *more})
    users.session.commit()
    print(f"role {role.name} has {len(role.permissions)} permissions")
`;
