import { own, realmClientSecrets } from '@headwater/secrets';
import { load } from 'js-yaml';
import type { IConfigMap } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { argocd } from './argocd.ts';
import type { Kustomization } from './kustomization.ts';

const images = { argocd: 'quay.io/argoproj/argocd:v3', redis: 'public.ecr.aws/docker/library/redis:8' };
const door = { domain: 'data.example.com', port: 443, clusterAddress: '10.96.0.80' };
const resources = argocd({ images, signIn: { door, secret: own(realmClientSecrets.argocd) } });
const data = (name: string) => (resources.find(({ metadata }) => metadata?.name === name) as IConfigMap).data ?? {};

it('signs people in at Keycloak, and nobody with a password', () => {
  expect(data('argocd-cm')['admin.enabled']).toBe('false');
  expect(load(data('argocd-cm')['oidc.config'] ?? '')).toMatchObject({
    issuer: 'https://login.data.example.com/realms/data-platform',
    clientSecret: '$sign-in-argocd:client-secret',
  });
});

it('gives one role everything, others a look, and those without a role nothing', () => {
  expect(data('argocd-rbac-cm')).toMatchObject({ 'policy.default': '', scopes: '[groups]' });
  expect(data('argocd-rbac-cm')['policy.csv']?.trim().split('\n')).toEqual([
    'g, admin, role:admin',
    'g, data-engineer, role:readonly',
    'g, user, role:readonly',
    'g, viewer, role:readonly',
  ]);
});

it('believes the platform’s authority beside those of the system', () => {
  const { patches } = resources.find(({ kind }) => kind === 'Kustomization') as Kustomization;
  const texts = patches.filter(({ target }) => target.name === 'argocd-server').map(({ patch }) => patch ?? '');
  expect(texts.join('')).toContain('SSL_CERT_DIR');
  expect(texts.join('')).toContain('login.data.example.com');
});

it('labels the secret that Argo CD reads by reference', () => {
  expect(realmClientSecrets.argocd.labels).toEqual({ 'app.kubernetes.io/part-of': 'argocd' });
});
