import { fileURLToPath } from 'node:url';
import { loadEnvironment } from '@headwater/environment';
import { readManifests } from '@headwater/integrity';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Patient } from '../patient.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What is committed for minikube, and this cluster. */
export const patient = (cluster?: ClusterReader): Patient => ({
  root,
  environment: loadEnvironment(root, 'minikube'),
  manifests: readManifests(root, 'minikube'),
  mayStart: false,
  ...(cluster ? { cluster } : {}),
});
