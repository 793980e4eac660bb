import { describe, expect, it } from 'vitest';
import { argocd } from './argocd.ts';
import type { Kustomization } from './kustomization.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const [kustomization, ...configMaps] = argocd({
  images: { argocd: 'registry.example.com/argoproj/argocd:v3.5.7', redis: `registry.example.com/redis:8@${digest}` },
  knownHosts: 'git.example.com ssh-ed25519 AAAA',
}) as [Kustomization, ...{ metadata: { name: string } }[]];

describe('the installation of Argo CD', () => {
  it('is one pinned version of what upstream publishes', () => {
    expect(kustomization.resources).toEqual([
      'https://github.com/argoproj/argo-cd//manifests/cluster-install?ref=v3.5.7',
    ]);
  });

  it('takes its images from where the environment says, digest included', () => {
    expect(kustomization.images).toEqual([
      { name: 'quay.io/argoproj/argocd', newName: 'registry.example.com/argoproj/argocd', newTag: 'v3.5.7' },
      { name: 'public.ecr.aws/docker/library/redis', newName: 'registry.example.com/redis', newTag: '8', digest },
    ]);
  });

  it('is patched with every ConfigMap that stands beside it', () => {
    const patched = kustomization.patches.flatMap(({ path }) => path ?? []);
    expect(patched).toEqual(configMaps.map(({ metadata }) => `configmap-${metadata.name}.yaml`));
  });
});
