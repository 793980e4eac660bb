import { describe, expect, it } from 'vitest';
import { airflowFernetKey, platformSecrets, reflectorAnnotations, objectStoreLogins } from './index.ts';

const choices = {
  databases: ['metabase'],
  ownDatabase: true,
  objectStoreLogins: 'made',
  gitAccess: 'login',
  observability: 'none',
  signIn: [],
} as const;
const secrets = platformSecrets(choices);
const titles = (list = secrets) => list.map(({ namespace, name }) => `${namespace}/${name}`);

describe('the declared secrets', () => {
  it('have names of their own', () => {
    expect(titles()).toEqual([...new Set(titles())]);
  });

  it('hold no value but user names', () => {
    const literals = secrets.flatMap(({ keys }) =>
      Object.entries(keys).flatMap(([key, maker]) => (maker.kind === 'literal' ? [key] : [])),
    );
    expect(new Set(literals)).toEqual(new Set(['username', 'access-key', 'type', 'webhookManifestCacheWarmDisabled']));
  });

  it('include those of the databases that the environment names', () => {
    expect(titles()).toContain('database/postgres-metabase');
  });

  it('are made by a person where the object store is somebody else’s, and there is no root user', () => {
    const external = platformSecrets({ ...choices, objectStoreLogins: 'provided' });
    expect(titles(external)).not.toContain('deepstorage/minio-root');
    const login = external.find(({ name }) => name === objectStoreLogins.spark.name);
    expect(Object.values(login?.keys ?? {}).map(({ kind }) => kind)).toEqual(['external', 'external']);
  });

  it('have no login for an object store whose users are somebody already', () => {
    const names = titles(platformSecrets({ ...choices, objectStoreLogins: 'none' }));
    expect(names.filter((name) => /object-store|minio/.test(name))).toEqual([]);
  });

  it('include an administrator that a person provides, and no superuser, where the database is somebody else’s', () => {
    const external = platformSecrets({ ...choices, ownDatabase: false });
    expect(titles(external)).not.toContain('database/postgres-superuser');
    const login = external.find(({ name }) => name === 'postgres-administrator');
    expect(Object.values(login?.keys ?? {}).map(({ kind }) => kind)).toEqual(['external', 'external']);
  });

  it.each([
    ['login', ['cicd/gitea-admin', 'cicd/gitea-keys', 'cicd/gitea-webhook', 'cicd/git-reader']],
    ['deploy-key', ['cicd/git-deploy-key']],
    ['open', []],
  ] as const)('include, for a repository that is read by %s, what that takes and nothing else', (gitAccess, wanted) => {
    const git = platformSecrets({ ...choices, gitAccess }).filter(({ name }) => name.startsWith('git'));
    expect(titles(git)).toEqual(wanted);
  });

  it('include those of what measures where there is any, and the address of a channel where alerts are sent to one', () => {
    const more = (observability: 'alerts-shown' | 'alerts-sent') =>
      titles(platformSecrets({ ...choices, observability })).filter((title) => !titles().includes(title));
    expect(more('alerts-shown')).toEqual(['database/postgres-monitor', 'observability/grafana-admin']);
    expect(more('alerts-sent')).toContain('observability/alert-webhook');
  });

  it('give Argo CD the address and the login of the repository in one secret', () => {
    const repositories = secrets.filter(({ labels }) => labels?.['argocd.argoproj.io/secret-type'] === 'repository');
    expect(repositories.map(({ keys }) => Object.keys(keys))).toEqual([
      ['type', 'url', 'username', 'password', 'webhookManifestCacheWarmDisabled'],
    ]);
  });
});

describe('the mirrors of a secret', () => {
  it('are allowed into the namespaces that read it, and into no other', () => {
    expect(reflectorAnnotations(objectStoreLogins.spark)).toEqual({
      'reflector.v1.k8s.emberstack.com/reflection-allowed': 'true',
      'reflector.v1.k8s.emberstack.com/reflection-allowed-namespaces': 'processing',
      'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true',
      'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces': 'processing',
    });
    expect(reflectorAnnotations(airflowFernetKey)).toEqual({});
  });
});
