import {
  authorityMounts,
  authorityVolumes,
  callbackUrl,
  hostAliases,
  issuer,
  realmClients,
  rolesClaim,
  type FrontDoor,
  type ObjectStore,
  type RealmRole,
} from '@headwater/contracts';
import { fromSecret, type SecretRef } from '@headwater/k8s';
import type { IEnvVar } from 'kubernetes-models/v1';
import { reading, readingAndWriting, type Policy } from './policy.ts';

export interface SignIn {
  readonly door: FrontDoor;
  readonly secret: SecretRef<'deepstorage', 'client-secret'>;
}

/** Source: https://min.io/docs/minio/linux/reference/minio-server/settings/iam/openid.html */
export const openidEnvironment = ({ door, secret }: SignIn): IEnvVar[] => [
  { name: 'MINIO_IDENTITY_OPENID_CONFIG_URL', value: `${issuer(door)}/.well-known/openid-configuration` },
  { name: 'MINIO_IDENTITY_OPENID_CLIENT_ID', value: realmClients.minio.id },
  fromSecret('MINIO_IDENTITY_OPENID_CLIENT_SECRET', secret, 'client-secret'),
  { name: 'MINIO_IDENTITY_OPENID_DISPLAY_NAME', value: 'Keycloak' },
  { name: 'MINIO_IDENTITY_OPENID_SCOPES', value: 'openid,profile,email' },
  // a person has the policies that are called like their roles
  { name: 'MINIO_IDENTITY_OPENID_CLAIM_NAME', value: rolesClaim },
  { name: 'MINIO_IDENTITY_OPENID_REDIRECT_URI', value: callbackUrl(door, realmClients.minio) },
];

/** What the server's pod needs to call Keycloak by its public name. */
export const trust = ({ door }: SignIn) => ({
  hostAliases: hostAliases(door, 'keycloak'),
  volumes: authorityVolumes(door),
  // it trusts what lies there beside the authorities of the system
  mounts: authorityMounts(door, '/tmp/.minio/certs/CAs'),
});

/** What a person may do with the objects, by their role; whoever has none of these may do nothing. */
export const rolePolicies = ({ buckets, moreBuckets }: ObjectStore): Readonly<Partial<Record<RealmRole, Policy>>> => {
  const data = [buckets.landing, buckets.lakehouse, ...moreBuckets];
  return {
    admin: everything,
    'data-engineer': readingAndWriting(data),
    user: reading(data),
    viewer: reading(data),
  };
};

/** Actions on the server name no resource, and those on objects have to. */
const everything: Policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['admin:*'] },
    { Effect: 'Allow', Action: ['s3:*'], Resource: ['arn:aws:s3:::*'] },
  ],
};
