import { configMap, deployment, type Resource } from '@headwater/k8s';
import { describe, expect, it } from 'vitest';
import { applicationResource } from './application-resource.ts';
import { application, upstreamApplication } from './application.ts';
import { appProject } from './app-project.ts';
import { configHashAnnotation } from './config-hash.ts';

const tracking = { environment: 'minikube', repository: 'git@example.com:team/platform.git', revision: 'main' };
const minio = { name: 'minio', namespace: 'deepstorage' } as const;

const resources = (...list: Resource[]) => application(minio, {}, () => list);
const rendered = ({ source }: ReturnType<typeof resources>): readonly Resource[] =>
  source.kind === 'manifests' ? source.resources : [];

const pod = (volume: string) => ({
  containers: [{ name: 'minio', image: 'example.com/minio:1' }],
  volumes: [{ name: 'configuration', configMap: { name: volume } }],
});
const server = (volume: string) => deployment({ namespace: 'deepstorage', name: 'minio', labels: {} }, pod(volume));
const hash = (list: readonly Resource[]) =>
  (list.at(-1) as ReturnType<typeof server>).spec?.template.metadata?.annotations?.[configHashAnnotation];

describe('an Application', () => {
  it('comes after the foundation of its namespace, and after all that it needs', () => {
    const needs = { database: { application: 'postgres' }, login: { application: 'reflector' }, own: { application: 'minio' } };
    expect(application(minio, needs, () => []).after).toEqual(['deepstorage-foundation', 'postgres', 'reflector']);
  });

  it('replaces its pods when the configuration that they read changes, and only then', () => {
    const before = rendered(resources(configMap('deepstorage', 'minio', { a: '1' }), server('minio')));
    const changed = rendered(resources(configMap('deepstorage', 'minio', { a: '2' }), server('minio')));
    const other = rendered(resources(configMap('deepstorage', 'other', { a: '2' }), server('minio')));
    expect(hash(before)).toMatch(/^[0-9a-f]{16}$/);
    expect(hash(changed)).not.toBe(hash(before));
    expect(hash(other)).toBeUndefined();
  });

  it('never prunes what holds data', () => {
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'deepstorage' } };
    expect(rendered(resources(claim))[0]?.metadata?.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  });

  it('leaves custom resource definitions in the cluster when it goes', () => {
    const upstream = { repository: 'https://example.com/crds.git', path: 'crds', revision: 'v1' };
    const provides = [{ kind: 'CustomResourceDefinition', name: 'jobs.example.com' }];
    const crds = upstreamApplication({ name: 'crds', namespace: 'processing', provides }, upstream);
    expect(applicationResource(crds, 1, tracking)).toMatchObject({ spec: { syncPolicy: { automated: { prune: false } } } });
    expect(applicationResource(crds, 1, tracking).metadata).not.toHaveProperty('finalizers');
    expect(applicationResource(resources(), 1, tracking).metadata).toHaveProperty('finalizers');
  });

  it('tracks its own folder, so that a push refreshes only what it touches', () => {
    const { metadata, spec } = applicationResource(resources(), 3, tracking);
    expect(spec.source.path).toBe('manifests/minikube/deepstorage/minio');
    expect(metadata?.annotations).toEqual({
      'argocd.argoproj.io/sync-wave': '3',
      'argocd.argoproj.io/manifest-generate-paths': '.',
    });
  });
});

it('is compared as it is applied, so that a field that Git has no more is seen', () => {
  const option = (serverSideApply: boolean) =>
    applicationResource(application({ ...minio, serverSideApply }, {}, () => []), 1, tracking).metadata?.annotations?.[
      'argocd.argoproj.io/compare-options'
    ];
  expect([option(true), option(false)]).toEqual(['ServerSideDiff=true', undefined]);
});

describe('the project of a namespace', () => {
  it('stays until its Applications are gone, which could not be deleted without it', () => {
    expect(appProject('deepstorage', [], tracking)).toMatchObject({
      metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    });
  });

  it('allows what its Applications do, and nothing else', () => {
    const upstream = { repository: 'https://example.com/crds.git', path: 'crds', revision: 'v1' };
    const definition = { kind: 'CustomResourceDefinition', name: 'jobs.example.com' };
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'minio' } };
    const { spec } = appProject(
      'deepstorage',
      [
        resources(role, configMap('deepstorage', 'minio', {})),
        upstreamApplication({ name: 'crds', namespace: 'deepstorage', provides: [definition] }, upstream),
        application({ name: 'reflector', namespace: 'management' }, {}, () => [{ ...role, metadata: { name: 'reflector' } }]),
      ],
      tracking,
    );
    expect(spec.sourceRepos).toEqual([tracking.repository, upstream.repository]);
    expect(spec.destinations.map(({ namespace }) => namespace)).toEqual(['deepstorage']);
    expect(spec.clusterResourceWhitelist).toEqual([
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'minio' },
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: 'jobs.example.com' },
    ]);
  });
});
