import {
  airflowDatabase,
  airflowFernetKey,
  airflowJwtSecret,
  giteaKeys,
  gitDeployKey,
  minioRoot,
  objectStoreLogins,
  platformSecrets,
  postgresSuperuser,
  realmClientSecrets,
  type Secret,
} from '@headwater/secrets';
import { describe, expect, it } from 'vitest';
import { titleOf } from '../live-secret.ts';
import type { Reader } from '../readers.ts';
import { remaining, rotationPlan, type RotationPlan } from './plan.ts';
import { sentenceOf } from './step.ts';

const plan = (secret: Secret, readers: readonly Reader[] = []): RotationPlan => {
  const made = rotationPlan(secret, readers);
  if ('byHand' in made) throw new Error(made.byHand);
  return made;
};
const kinds = (secret: Secret, readers: readonly Reader[] = []) => plan(secret, readers).steps.map(({ kind }) => kind);

const reader = (secret: Secret, kind: string, name: string): Reader => ({
  namespace: secret.readers[0] ?? secret.namespace,
  kind,
  name,
  secret: secret.name,
});

const everyClient = Object.keys(realmClientSecrets) as (keyof typeof realmClientSecrets)[];

const everything = [
  ...platformSecrets({
    databases: ['metabase'],
    ownDatabase: true,
    objectStoreLogins: 'made',
    gitAccess: 'login',
    observability: 'alerts-sent',
    signIn: [],
  }),
  ...platformSecrets({
    databases: [],
    ownDatabase: false,
    objectStoreLogins: 'provided',
    gitAccess: 'deploy-key',
    observability: 'none',
    signIn: everyClient,
  }),
];

describe('the plan of a rotation', () => {
  it.each(everything.map((secret) => [titleOf(secret), secret] as const))(
    'is known for %s, or what to do by hand is',
    (_, secret) => {
      const made = rotationPlan(secret, []);
      if ('byHand' in made) expect(made.byHand).not.toMatch(/^nobody has written down/);
      else expect(made.steps.map(({ kind }) => kind)).toContain('value');
    },
  );

  it('gives a database role its password right after the secret, before anybody is restarted', () => {
    const readers = [
      reader(airflowDatabase, 'Deployment', 'airflow-scheduler'),
      reader(airflowDatabase, 'Job', 'airflow-setup'),
    ];
    expect(plan(airflowDatabase, readers).steps.map((step) => sentenceOf(step, 'database/postgres-airflow'))).toEqual([
      "wait for the running pods in database, orchestrator that hold 'postgres-airflow' (not with --now)",
      'write a new value for password into secret database/postgres-airflow',
      'give the PostgreSQL role that password',
      'wait for the copies in orchestrator',
      'restart Deployment orchestrator/airflow-scheduler',
    ]);
  });

  it('restarts a pooler of connections before those who connect through it', () => {
    const readers = ['airflow-scheduler', 'airflow-pgbouncer'].map((name) =>
      reader(airflowDatabase, 'Deployment', name),
    );
    const restarts = plan(airflowDatabase, readers).steps.flatMap((step) =>
      step.kind === 'restart' ? [step.workloads] : [],
    );
    expect(restarts.map((list) => list.map(({ name }) => name))).toEqual([
      ['airflow-pgbouncer'],
      ['airflow-scheduler'],
    ]);
  });

  it('does not restart PostgreSQL, which would read the password only from an empty volume', () => {
    expect(kinds(postgresSuperuser, [reader(postgresSuperuser, 'StatefulSet', 'postgres')])).not.toContain('restart');
    expect(kinds(minioRoot, [reader(minioRoot, 'StatefulSet', 'minio')])).toEqual(['value', 'restart']);
  });

  it('lets the Job change a role of a server that is somebody else’s, where only its administrator may', () => {
    const made = rotationPlan(airflowDatabase, [], { ownDatabase: false });
    expect(made).toMatchObject({
      steps: [
        { kind: 'pods-ended' },
        { kind: 'value', keys: ['password'] },
        { kind: 'copies', namespaces: ['orchestrator'] },
        { kind: 'job', namespace: 'database', name: 'postgres-databases' },
      ],
    });
  });

  it('waits for what holds a login of the object store before that ends to work', () => {
    expect(kinds(objectStoreLogins.spark)).toEqual(['pods-ended', 'value', 'copies', 'job']);
    expect(kinds(airflowJwtSecret)).toEqual(['pods-ended', 'value']);
  });

  it('keeps the old Fernet key until all is encrypted with the new one', () => {
    const steps = kinds(airflowFernetKey, [reader(airflowFernetKey, 'Deployment', 'airflow-scheduler')]);
    expect(steps).toEqual(['value', 'restart', 'job', 'drop-old', 'restart']);
    expect(plan(airflowFernetKey).steps[0]).toMatchObject({ keepOld: true });
  });

  it('leaves the key alone without which Gitea could not read its database', () => {
    expect(plan(giteaKeys).steps[0]).toEqual({ kind: 'value', keys: ['internal-token', 'jwt-secret'] });
  });

  it('never changes a user name', () => {
    const keys = everything.flatMap((secret) => {
      const made = rotationPlan(secret, []);
      return 'byHand' in made ? [] : made.steps.flatMap((step) => (step.kind === 'value' ? step.keys : []));
    });
    expect(keys).not.toContain('username');
    expect(keys).not.toContain('access-key');
  });

  it('says what to do where only a person can do it', () => {
    expect(rotationPlan(gitDeployKey, [])).toEqual({
      byHand: expect.stringMatching(/register KEY.pub as a deploy key/) as string,
    });
  });
});

describe('an interrupted rotation', () => {
  it('goes on after the value, which it does not make again', () => {
    expect(remaining(plan(objectStoreLogins.spark).steps, false).map(({ kind }) => kind)).toEqual(['copies', 'job']);
  });

  it('encrypts again only while the old Fernet key is there', () => {
    const { steps } = plan(airflowFernetKey, [reader(airflowFernetKey, 'Deployment', 'airflow-scheduler')]);
    expect(remaining(steps, true).map(({ kind }) => kind)).toEqual(['restart', 'job', 'drop-old', 'restart']);
    expect(remaining(steps, false).map(({ kind }) => kind)).toEqual(['restart']);
  });
});
