import { expect, it } from 'vitest';
import { applicationOf } from './application-of.ts';
import { patient } from './testing/patient.ts';

it('is known by the folder that the Application names, whatever that is called', () => {
  const { manifests } = patient();
  const quota = 'manifests/minikube/processing/foundation/resourcequota-requests.yaml';
  expect(applicationOf(manifests, quota)).toBe('processing-foundation');
  expect(applicationOf(manifests, 'argocd/minikube/root.yaml')).toBeUndefined();
});
