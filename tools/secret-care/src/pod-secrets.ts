import type { IPodSpec } from 'kubernetes-models/v1';

/** The names of the Secrets that a pod reads, by environment variable, volume or image pull. */
export function secretsOfPod({
  initContainers = [],
  containers,
  volumes = [],
  imagePullSecrets = [],
}: IPodSpec): string[] {
  const names = [
    ...[...initContainers, ...containers].flatMap(({ env = [], envFrom = [] }) => [
      ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
      ...envFrom.map(({ secretRef }) => secretRef?.name),
    ]),
    ...volumes.flatMap(({ secret, projected }) => [
      secret?.secretName,
      ...(projected?.sources ?? []).map((source) => source.secret?.name),
    ]),
    ...imagePullSecrets.map(({ name }) => name),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}
