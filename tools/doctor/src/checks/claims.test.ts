import type { IPersistentVolumeClaim } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { pod } from '../testing/pod.ts';
import { claimFindings } from './claims.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const claim = (storageClassName: string, phase: string, creationTimestamp = '2026-01-01T11:50:00Z') =>
  ({
    metadata: { namespace: 'processing', name: 'data', uid: 'uid', creationTimestamp },
    spec: { storageClassName },
    status: { phase },
  }) as IPersistentVolumeClaim;
const look = (
  one: IPersistentVolumeClaim,
  used = true,
  mode: 'Immediate' | 'WaitForFirstConsumer' = 'WaitForFirstConsumer',
) =>
  claimFindings({
    now,
    claims: [one],
    classes: [
      {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'standard' },
        provisioner: 'any',
        volumeBindingMode: mode,
      },
    ],
    pods: used
      ? [
          pod('reader', {
            spec: { containers: [], volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
          }),
        ]
      : [],
    events: [
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: {},
        involvedObject: { kind: 'PersistentVolumeClaim', uid: 'uid' },
        message: 'no space left on device',
      },
    ],
  });

it('finds nothing where a claim is bound, has just been made, or waits for a pod that uses it', () => {
  expect(look(claim('standard', 'Bound'))).toEqual([]);
  expect(look(claim('standard', 'Pending', '2026-01-01T11:59:30Z'))).toEqual([]);
  expect(look(claim('standard', 'Pending'), false)).toEqual([]);
});

it('names a StorageClass that does not exist, and removes the claim, which has no data', () => {
  expect(look(claim('standerd', 'Pending'))).toMatchObject([
    {
      severity: 'error',
      subject: "claim 'processing/data'",
      what: "is of the StorageClass 'standerd', which does not exist; did you mean 'standard'?",
      mend: './headwater kubectl delete persistentvolumeclaim data --namespace=processing',
    },
  ]);
});

it('says what the provisioner said of a claim that is not bound', () => {
  expect(look(claim('standard', 'Pending'))).toMatchObject([
    { what: 'has not been bound for 10 minutes: no space left on device' },
  ]);
  expect(look(claim('standard', 'Pending'), false, 'Immediate')).toHaveLength(1);
});

it('tells of a volume that is lost', () => {
  expect(look(claim('standard', 'Lost'))).toMatchObject([{ severity: 'error', what: 'has lost its volume' }]);
});
