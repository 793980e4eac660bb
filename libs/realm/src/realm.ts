import { syncHook } from '@headwater/argocd';
import {
  addressOf,
  realmClients,
  services,
  workloads,
  type FrontDoor,
  type RealmClientName,
} from '@headwater/contracts';
import {
  configMap,
  containerSecurity,
  job,
  podSecurity,
  serviceAccount,
  type Resource,
  type SecretRef,
} from '@headwater/k8s';
import type { IJob } from 'kubernetes-models/batch/v1';
import { realmDefinition } from './realm-definition.ts';

export interface RealmConfig {
  readonly image: string;
  readonly door: FrontDoor;
  /** Of Keycloak itself. */
  readonly admin: SecretRef<'identity', 'username' | 'password'>;
  /** The services that people sign in to, with what each proves itself by. */
  readonly clients: Readonly<Partial<Record<RealmClientName, SecretRef<'identity', 'client-secret'>>>>;
}

/** The ConfigMap that says how the realm is to be, and its key. */
export const realmMap = { name: 'realm', key: 'realm.json' };

const { namespace, name } = workloads.keycloak.realm;

/** What is in Keycloak, as data, and the Job that makes it so in every sync. */
export const realm = (config: RealmConfig): Resource[] => [
  serviceAccount({ namespace, name }),
  configMap(namespace, realmMap.name, {
    [realmMap.key]: `${JSON.stringify(realmDefinition(config.door, namesOf(config)), null, 2)}\n`,
  }),
  reconciler(config),
];

const namesOf = ({ clients }: RealmConfig) => Object.keys(clients) as RealmClientName[];

const reconciler = (config: RealmConfig): IJob =>
  job(workloads.keycloak.realm, syncHook(1), {
    serviceAccountName: name,
    securityContext: podSecurity(user),
    containers: [
      {
        name: 'reconciler',
        image: config.image,
        args: Object.entries({
          server: `http://${addressOf(services.keycloak)}`,
          realm: `${folders.realm}/${realmMap.key}`,
          admin: folders.admin,
          clients: folders.clients,
        }).flatMap(([option, value]) => [`--${option}`, value]),
        resources: { requests: { cpu: '20m', memory: '96Mi' }, limits: { cpu: '1', memory: '256Mi' } },
        securityContext: containerSecurity,
        volumeMounts: [
          { name: 'realm', mountPath: folders.realm, readOnly: true },
          { name: 'admin', mountPath: folders.admin, readOnly: true },
          ...namesOf(config).map((client) => ({
            name: `client-${realmClients[client].id}`,
            mountPath: `${folders.clients}/${realmClients[client].id}`,
            readOnly: true,
          })),
        ],
      },
    ],
    volumes: [
      { name: 'realm', configMap: { name: realmMap.name } },
      { name: 'admin', secret: { secretName: config.admin.name, defaultMode: ownerAndGroup } },
      ...Object.entries(config.clients).map(([client, secret]) => ({
        name: `client-${realmClients[client as RealmClientName].id}`,
        secret: { secretName: secret.name, defaultMode: ownerAndGroup },
      })),
    ],
  });

// the image names no other: any that isn't root will do
const user = 1000;
const ownerAndGroup = 0o440;
const folders = { realm: '/etc/realm', admin: '/run/secrets/admin', clients: '/run/secrets/clients' };
