import { expect, it } from 'vitest';
import { certificateFindings, certificates, type LiveCertificate } from './certificates.ts';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const look = (status?: LiveCertificate['status']) =>
  certificateFindings({
    committed: [{ path: 'gateway/front-door-tls', application: 'certificates' }],
    live: status
      ? [{ metadata: { namespace: 'gateway', name: 'front-door-tls' }, status } as unknown as LiveCertificate]
      : [],
    now,
  });
const ready = [{ type: 'Ready', status: 'True' }];

it('finds nothing where a certificate is ready and will be renewed in time', () => {
  const status = { conditions: ready, notAfter: '2027-02-01T00:00:00Z', renewalTime: '2027-01-01T00:00:00Z' };
  expect(look(status)).toEqual([]);
});

it('names one that is missing or not issued, with the reason', () => {
  expect(look()).toMatchObject([{ severity: 'error', what: 'is not there' }]);
  expect(look({ conditions: [{ type: 'Ready', status: 'False', message: 'Issuer not found' }] })).toMatchObject([
    { severity: 'error', subject: "Certificate 'gateway/front-door-tls'", what: 'is not ready: Issuer not found' },
  ]);
});

it('warns of one that nobody renews, until it is an error', () => {
  const status = { conditions: ready, notAfter: '2026-12-10T12:00:00Z', renewalTime: '2026-11-10T12:00:00Z' };
  expect(look(status)).toMatchObject([
    { severity: 'warning', what: 'was to be renewed on 2026-11-10 and ends on 2026-12-10, in 20 days' },
  ]);
  expect(look({ ...status, notAfter: '2026-11-23T12:00:00Z' })).toMatchObject([{ severity: 'error' }]);
});

it('asks a cluster for none where none is committed', async () => {
  const examined = patient(fakeCluster({}));
  const manifests = {
    ...examined.manifests,
    items: examined.manifests.items.filter(({ resource }) => resource.kind !== 'Certificate'),
  };
  expect(await certificates.run({ ...examined, manifests })).toEqual([]);
});
