import { describe, expect, it } from 'vitest';
import { argocd } from './argocd.ts';
import type { ArgocdConfig } from './config.ts';
import type { Kustomization } from './kustomization.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const config: ArgocdConfig = {
  images: { argocd: 'registry.example.com/argoproj/argocd:v3.5.7', redis: `registry.example.com/redis:8@${digest}` },
};
const installed = (more: Partial<ArgocdConfig> = {}) =>
  argocd({ ...config, ...more }) as [Kustomization, ...{ metadata: { name: string } }[]];
const [kustomization, ...configMaps] = installed({ knownHosts: 'git.example.com ssh-ed25519 AAAA' });

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
    expect(patched).toContain('configmap-argocd-ssh-known-hosts-cm.yaml');
  });

  it('keeps the host keys of upstream where no Git server is reached over SSH', () => {
    const names = installed().map(({ metadata }) => metadata?.name);
    expect(names).not.toContain('argocd-ssh-known-hosts-cm');
  });

  it('checks what it is told of pushes with the key of another secret, which it finds by reference', () => {
    const [{ patches }] = installed({
      webhook: { namespace: 'cicd', name: 'shared' } as ArgocdConfig['webhook'] & object,
    });
    const patch = patches.find(({ target }) => target.name === 'argocd-secret')?.patch ?? '';
    const value = /webhook\.gogs\.secret: (\S+)/.exec(patch)?.[1] ?? '';
    expect(Buffer.from(value, 'base64').toString()).toBe('$shared:secret');
  });
});
