import type { Resource } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import type { Certificate, Issuer } from './custom-resources.ts';
import { certificates, issuerNames, providedByCertificates } from './index.ts';

const config = {
  domain: 'data.example.com',
  image: 'example.com/python:3',
  copies: { 'reflector.v1.k8s.emberstack.com/reflection-allowed': 'true' },
  doorCopies: {},
};
const resources = certificates(config);

const named = <R>(kind: string, name: string): R & Resource =>
  resources.find((each) => each.kind === kind && each.metadata?.name === name) as R & Resource;

describe('the authority', () => {
  const { spec } = named<Certificate>('Certificate', 'platform-ca');

  it('vouches for hosts of the domain and for nothing else, whoever gets hold of its key', () => {
    expect(spec.nameConstraints).toEqual({ critical: true, permitted: { dnsDomains: ['data.example.com'] } });
  });

  it('keeps its key when it is renewed: who believed it goes on to', () => {
    expect(spec.privateKey.rotationPolicy).toBe('Never');
  });
});

describe('the certificate of the front door', () => {
  const { spec } = named<Certificate>('Certificate', 'front-door-tls');

  it('is good for every host of the domain, and is renewed a month before it ends', () => {
    expect(spec).toMatchObject({ dnsNames: ['*.data.example.com'], duration: '2160h', renewBefore: '720h' });
  });

  it('is signed by the authority', () => {
    expect(spec.issuerRef.name).toBe('platform-ca');
    expect(named('Issuer', 'platform-ca')).toMatchObject({ spec: { ca: { secretName: 'platform-ca' } } });
  });
});

describe('the publisher', () => {
  const { spec } = named<IDeployment>('Deployment', 'platform-ca-publisher');

  it('is given the certificate of the authority, and never its key', () => {
    const secrets = spec?.template.spec?.volumes?.flatMap(({ secret }) => secret ?? []);
    expect(secrets).toEqual([{ secretName: 'platform-ca', items: [{ key: 'tls.crt', path: 'tls.crt' }] }]);
  });

  it('may change one ConfigMap, and nothing else', () => {
    expect(named<IRole>('Role', 'platform-ca-publisher').rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'patch'], resourceNames: ['platform-ca'] },
    ]);
  });
});

it('leaves the data of the published ConfigMap to the publisher: Git has none that Argo CD could bring back', () => {
  expect(named('ConfigMap', 'platform-ca')).not.toHaveProperty('data');
});

const acme = {
  server: 'https://acme.example.com/directory',
  email: 'platform@example.com',
  zone: { name: 'example.com', resourceGroup: 'dns', subscriptionId: '33333333-3333-3333-3333-333333333333' },
  tenantId: '11111111-1111-1111-1111-111111111111',
  clientId: '22222222-2222-2222-2222-222222222222',
};

describe('with an authority that everybody trusts', () => {
  const signed = certificates({ ...config, acme });

  it('asks for one certificate of every host, proven by a record in the zone of the domain', () => {
    const [issuer, certificate] = signed as [Issuer, Certificate];
    expect(issuer.spec).toMatchObject({
      acme: {
        server: acme.server,
        solvers: [
          { dns01: { azureDNS: { hostedZoneName: 'example.com', managedIdentity: { clientID: acme.clientId } } } },
        ],
      },
    });
    expect(certificate.spec).toMatchObject({ dnsNames: ['*.data.example.com'], issuerRef: { name: 'acme' } });
    expect(certificate.spec).not.toHaveProperty('duration');
  });

  it('has no authority of its own, and publishes nothing', () => {
    expect(signed.map(({ kind }) => kind)).toEqual(['Issuer', 'Certificate']);
  });
});

it.each([
  ['own', resources],
  ['acme', certificates({ ...config, acme })],
] as const)('says what comes of it (%s): the Issuers, and the Secrets that they make', (signer, all) => {
  const issuers = all.filter(({ kind }) => kind === 'Issuer').map(({ metadata }) => metadata?.name);
  expect(issuers).toEqual(issuerNames(signer));
  const made = all.filter(({ kind }) => kind === 'Certificate') as Certificate[];
  const names = providedByCertificates(signer).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(made.map(({ spec }) => spec.secretName)));
});
