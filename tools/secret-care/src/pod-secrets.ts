import { podsOf, secretsReadBy } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';
import type { IPodSpec } from 'kubernetes-models/v1';

/** The names of the Secrets that the pods of a resource read, by environment variable, volume or image pull. */
export const secretsOf = (resource: Resource): string[] => [
  ...new Set(podsOf({ file: '', resource }).flatMap((pods) => secretsReadBy(pods).map(({ name }) => name))),
];

/** The same of a single pod. */
export const secretsOfPod = (spec: IPodSpec): string[] =>
  secretsOf({ apiVersion: 'v1', kind: 'Pod', metadata: {}, spec } as Resource);
