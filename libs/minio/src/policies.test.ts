import { objectStoreUsers, type ObjectStoreUser } from '@headwater/contracts';
import { describe, expect, it } from 'vitest';
import { policyFiles } from './policies.ts';
import { store } from './testing/sample.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
}

type UserName = ObjectStoreUser['name'];

const statements = (user: UserName, given = store): readonly Statement[] =>
  (
    JSON.parse(policyFiles({ store: given }).data?.[`${user}.json`] ?? '') as {
      readonly Statement: readonly Statement[];
    }
  ).Statement;

/** As MinIO decides: something allows it, and nothing denies it. */
function may(user: UserName, action: string, path: string, given = store): boolean {
  const effects = statements(user, given)
    .filter(
      ({ Action, Resource }) =>
        Action.some(matches(action)) && (Resource?.some(matches(`arn:aws:s3:::${path}`)) ?? true),
    )
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

const matches = (text: string) => (pattern: string) =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;

const objectActions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
const everyBucket = [...Object.values(store.buckets), ...store.moreBuckets];

describe.each([
  ['airflow', ['landing', 'lakehouse', 'sandbox']],
  ['airflow-logs', ['airflow-logs']],
  ['spark', ['landing', 'lakehouse', 'spark-events', 'sandbox']],
  ['spark-history', ['spark-events']],
] as const)('the policy of %s', (user, buckets: readonly string[]) => {
  it('opens exactly its buckets', () => {
    expect(everyBucket.filter((bucket) => may(user, 's3:ListBucket', bucket)).sort()).toEqual([...buckets].sort());
    for (const action of objectActions) {
      expect(everyBucket.filter((bucket) => may(user, action, `${bucket}/a/b`)).sort()).toEqual([...buckets].sort());
    }
  });

  it('opens no bucket whose name only begins like one of them', () => {
    for (const bucket of buckets) {
      expect(may(user, 's3:ListBucket', `${bucket}-2`)).toBe(false);
      expect(may(user, 's3:GetObject', `${bucket}-2/a`)).toBe(false);
    }
  });

  it.each([
    's3:CreateBucket',
    's3:DeleteBucket',
    's3:PutBucketPolicy',
    's3:PutLifecycleConfiguration',
    's3:ListAllMyBuckets',
  ])('refuses %s', (action) => {
    for (const bucket of everyBucket) expect(may(user, action, bucket)).toBe(false);
  });

  it('denies what MinIO gives every user who is not denied it: another password, more access keys', () => {
    const denied = statements(user).filter(({ Effect }) => Effect === 'Deny');
    for (const action of ['admin:CreateUser', 'admin:CreateServiceAccount']) {
      expect(denied.some(({ Action }) => Action.some(matches(action)))).toBe(true);
    }
  });

  it('allows no action and no bucket by a pattern', () => {
    for (const { Action, Resource = [] } of statements(user).filter(({ Effect }) => Effect === 'Allow')) {
      expect(Action.filter((action) => action.includes('*'))).toEqual([]);
      expect(Resource.filter((resource) => resource.replace(/\/\*$/, '').includes('*'))).toEqual([]);
    }
  });
});

it('opens the buckets that only the environment names to Airflow and Spark, and to nobody else', () => {
  const users = objectStoreUsers.map(({ name }) => name).filter((user) => may(user, 's3:PutObject', 'sandbox/a'));
  expect(users).toEqual(['airflow', 'spark']);
});

it('knows buckets by their real names', () => {
  const renamed = { ...store, buckets: { ...store.buckets, landing: 'company-landing' } };
  expect(may('airflow', 's3:GetObject', 'company-landing/a', renamed)).toBe(true);
  expect(may('airflow', 's3:GetObject', 'landing/a', renamed)).toBe(false);
});
