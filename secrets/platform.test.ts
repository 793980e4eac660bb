import { describe, expect, it } from 'vitest';
import { airflowFernetKey, platformSecrets, reflectorAnnotations, objectStoreLogins } from './index.ts';

const choices = { databases: ['metabase'], ownObjectStore: true, deployKey: true };
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
    expect(new Set(literals)).toEqual(new Set(['username', 'access-key', 'type']));
  });

  it('include those of the databases that the environment names', () => {
    expect(titles()).toContain('database/postgres-metabase');
  });

  it('are made by a person where the object store is somebody else’s, and there is no root user', () => {
    const external = platformSecrets({ ...choices, ownObjectStore: false });
    expect(titles(external)).not.toContain('deepstorage/minio-root');
    const login = external.find(({ name }) => name === objectStoreLogins.spark.name);
    expect(Object.values(login?.keys ?? {}).map(({ kind }) => kind)).toEqual(['external', 'external']);
  });

  it('leave out the deploy key where the repository is readable without one', () => {
    expect(titles(platformSecrets({ ...choices, deployKey: false }))).not.toContain('cicd/git-deploy-key');
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
