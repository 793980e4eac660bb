import type { IContainer } from 'kubernetes-models/v1';
import { containersOf, type Pods } from './pods.ts';
import type { Graph } from './graph.ts';

/** A pod that reads a Secret or a ConfigMap; `key` where it reads one key of it by name. */
export interface Reading {
  readonly name: string;
  readonly key?: string;
  readonly optional: boolean;
}

/** Every Secret that the pods read, by environment variable or volume. */
export const secretsReadBy = (pods: Pods): Reading[] => [
  ...containersOf(pods).flatMap((container) => environmentReadings(container, 'secretKeyRef', 'secretRef')),
  ...(pods.spec.imagePullSecrets ?? []).map(({ name }) => ({ name: name ?? '', optional: false })),
  ...(pods.spec.volumes ?? []).flatMap(({ secret, projected }) => [
    ...(secret ? readings(secret.secretName, secret.items, secret.optional) : []),
    ...(projected?.sources ?? []).flatMap((source) =>
      source.secret ? readings(source.secret.name, source.secret.items, source.secret.optional) : [],
    ),
  ]),
];

/** Every ConfigMap that the pods read, by environment variable or volume. */
export const configMapsReadBy = (pods: Pods): Reading[] => [
  ...containersOf(pods).flatMap((container) => environmentReadings(container, 'configMapKeyRef', 'configMapRef')),
  ...(pods.spec.volumes ?? []).flatMap(({ configMap, projected }) => [
    ...(configMap ? readings(configMap.name, configMap.items, configMap.optional) : []),
    ...(projected?.sources ?? []).flatMap((source) =>
      source.configMap ? readings(source.configMap.name, source.configMap.items, source.configMap.optional) : [],
    ),
  ]),
];

/** The keys of a Secret that somebody makes, in a file or at run time; undefined where nobody does. */
export function keysOfSecret(graph: Graph, namespace: string, name: string): readonly string[] | undefined {
  const rendered = graph.find('Secret', namespace, name)?.resource;
  if (rendered) return [...Object.keys(rendered.data ?? {}), ...Object.keys(rendered.stringData ?? {})];
  const made = graph.runtime('Secret', namespace, name);
  return made && (made.keys ?? []);
}

function environmentReadings(
  { env, envFrom }: IContainer,
  one: 'secretKeyRef' | 'configMapKeyRef',
  all: 'secretRef' | 'configMapRef',
): Reading[] {
  return [
    ...(env ?? []).flatMap(({ valueFrom }) => {
      const reference = valueFrom?.[one];
      return reference ? [{ name: reference.name ?? '', key: reference.key, optional: reference.optional ?? false }] : [];
    }),
    ...(envFrom ?? []).flatMap((source) => {
      const reference = source[all];
      return reference ? [{ name: reference.name ?? '', optional: reference.optional ?? false }] : [];
    }),
  ];
}

const readings = (
  name: string | undefined,
  items: readonly { readonly key: string }[] | undefined,
  optional = false,
): Reading[] =>
  items ? items.map(({ key }) => ({ name: name ?? '', key, optional })) : [{ name: name ?? '', optional }];
