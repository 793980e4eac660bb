import type { IContainer } from 'kubernetes-models/v1';
import type { Graph } from './graph.ts';
import { once } from './once.ts';
import { containersOf, type Pods } from './pods.ts';

/** A pod that reads a Secret or a ConfigMap; `key` where it reads one key of it by name. */
export interface Reading {
  readonly name: string;
  readonly key?: string;
  readonly optional: boolean;
}

/** Every Secret that the pods read, by environment variable or volume. */
export const secretsReadBy = once((pods: Pods): readonly Reading[] =>
  distinct([
    ...containersOf(pods).flatMap((container) => environmentReadings(container, 'secretKeyRef', 'secretRef')),
    ...(pods.spec.imagePullSecrets ?? []).map(({ name }) => ({ name: name ?? '', optional: false })),
    ...(pods.spec.volumes ?? []).flatMap(({ name, secret, projected }) => [
      ...(secret ? readings({ ...secret, name: secret.secretName }, mountedPaths(pods, name)) : []),
      ...(projected?.sources ?? []).flatMap((source) => (source.secret ? readings(source.secret) : [])),
    ]),
  ]),
);

/** Every ConfigMap that the pods read, by environment variable or volume. */
export const configMapsReadBy = once((pods: Pods): readonly Reading[] =>
  distinct([
    ...containersOf(pods).flatMap((container) => environmentReadings(container, 'configMapKeyRef', 'configMapRef')),
    ...(pods.spec.volumes ?? []).flatMap(({ name, configMap, projected }) => [
      ...(configMap ? readings(configMap, mountedPaths(pods, name)) : []),
      ...(projected?.sources ?? []).flatMap((source) => (source.configMap ? readings(source.configMap) : [])),
    ]),
  ]),
);

/** What has to be there for the pods to start, each name once. */
export const requiredNames = (readings: readonly Reading[]): string[] => [
  ...new Set(readings.filter(({ optional }) => !optional).map(({ name }) => name)),
];

type Kind = 'Secret' | 'ConfigMap';

/** Whether somebody makes the Secret or ConfigMap, in a file or at run time. */
export const isMade = (graph: Graph, kind: Kind, namespace: string, name: string): boolean =>
  isRootCertificate(kind, name) ||
  (graph.find(kind, namespace, name) ?? graph.runtime(kind, namespace, name)) !== undefined;

/** The keys of a Secret or ConfigMap; undefined where nobody makes it, or nobody says which it has. */
export function keysOf(graph: Graph, kind: Kind, namespace: string, name: string): readonly string[] | undefined {
  if (isRootCertificate(kind, name)) return ['ca.crt'];
  const rendered = graph.find(kind, namespace, name)?.resource;
  if (!rendered) return graph.runtime(kind, namespace, name)?.keys;
  return ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(rendered[field as 'data'] ?? {}));
}

const distinct = (readings: readonly Reading[]): Reading[] => [
  ...new Map(readings.map((reading) => [`${reading.name}/${reading.key ?? ''}/${reading.optional}`, reading])).values(),
];

// Kubernetes puts it into every namespace: https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
const isRootCertificate = (kind: Kind, name: string): boolean => kind === 'ConfigMap' && name === 'kube-root-ca.crt';

function environmentReadings(
  { env, envFrom }: IContainer,
  one: 'secretKeyRef' | 'configMapKeyRef',
  all: 'secretRef' | 'configMapRef',
): Reading[] {
  return [
    ...(env ?? []).flatMap(({ valueFrom }) => {
      const reference = valueFrom?.[one];
      return reference
        ? [{ name: reference.name ?? '', key: reference.key, optional: reference.optional ?? false }]
        : [];
    }),
    ...(envFrom ?? []).flatMap((source) => {
      const reference = source[all];
      return reference ? [{ name: reference.name ?? '', optional: reference.optional ?? false }] : [];
    }),
  ];
}

interface VolumeSource {
  readonly name?: string | undefined;
  readonly items?: readonly { readonly key: string }[];
  readonly optional?: boolean;
}

/** Without `items`, a file of the volume is a key: a container that mounts one of them reads that key. */
function readings(
  { name = '', items, optional = false }: VolumeSource,
  paths: readonly (string | undefined)[] = [],
): Reading[] {
  const keys = items?.map(({ key }) => key) ?? (paths.length > 0 ? paths : [undefined]);
  return keys.map((key) => ({ name, optional, ...(key === undefined ? {} : { key }) }));
}

/** What containers mount of a volume: one path in it, or undefined for all of it. */
const mountedPaths = (pods: Pods, volume: string): (string | undefined)[] =>
  containersOf(pods).flatMap(({ volumeMounts }) =>
    (volumeMounts ?? []).filter(({ name }) => name === volume).map(({ subPath }) => subPath || undefined),
  );
