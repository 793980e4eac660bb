import { objectStoreUsers, type ObjectStoreUser } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import type { IConfigMap } from 'kubernetes-models/v1';
import type { MinioConfig } from './config.ts';
import { readingAndWriting } from './policy.ts';
import { rolePolicies } from './sign-in.ts';

export const policiesName = 'minio-policies';

/** The policy of each user, and of each role of a person, as a file. */
export const policyFiles = ({ store, signIn }: Pick<MinioConfig, 'store' | 'signIn'>): IConfigMap =>
  configMap('deepstorage', policiesName, {
    ...Object.fromEntries(
      objectStoreUsers.map((user) => [`${user.name}.json`, text(readingAndWriting(bucketsOf(user, store)))]),
    ),
    ...Object.fromEntries(
      Object.entries(signIn ? rolePolicies(store) : {}).map(([role, policy]) => [roleFile(role), text(policy)]),
    ),
  });

/** A role and a user may have the same name. */
const roleFile = (role: string): string => `role-${role}.json`;

const text = (policy: object): string => JSON.stringify(policy, null, 2);

/** The buckets that `user` reads and writes, by their real names. */
const bucketsOf = (
  { readWrite, moreBuckets }: ObjectStoreUser,
  { buckets, moreBuckets: more }: MinioConfig['store'],
): string[] => [...readWrite.map((bucket) => buckets[bucket]), ...(moreBuckets ? more : [])];
