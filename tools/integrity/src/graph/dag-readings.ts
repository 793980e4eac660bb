import type { Value } from '../python/module.ts';
import { argumentOf, callsOf, mentionOf, settingsOf, type Mention } from './dags.ts';
import type { Graph } from './graph.ts';

/** A Secret or ConfigMap that the pods of a DAG read, and the key where it reads one. */
export interface DagReading extends Mention {
  readonly key?: string;
}

/** https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/10.22.0/operators.html and the models of Kubernetes. */
export const secretsReadByDags = (graph: Graph): DagReading[] => [
  ...callsOf(graph, /\bkubernetes\.secret\.Secret$/).flatMap((call) =>
    reading(call.file, argumentOf(call, 'secret', 2), argumentOf(call, 'key', 3)),
  ),
  ...callsOf(graph, /\.V1SecretKeySelector$/).flatMap((call) =>
    reading(call.file, argumentOf(call, 'name'), argumentOf(call, 'key')),
  ),
  ...callsOf(graph, /\.V1Secret(?:EnvSource|Projection)$/).flatMap((call) =>
    reading(call.file, argumentOf(call, 'name')),
  ),
  ...callsOf(graph, /\.V1SecretVolumeSource$/).flatMap((call) => reading(call.file, argumentOf(call, 'secret_name'))),
  ...entries(graph, /^(?:secretKeyRef|secretRef)$/),
  ...settingsOf(graph, /^envSecretKeyRefs$/).flatMap(({ file, value }) =>
    Object.values(value.entries ?? {}).flatMap((each) => ofEntries(file, each)),
  ),
  // spark-submit: `spark.kubernetes.driver.secretKeyRef.AWS_SECRET_ACCESS_KEY=object-store-spark:secret-key`
  ...settingsOf(graph, /\.secretKeyRef\./).flatMap(({ file, value }) =>
    mentionOf(file, value).map(({ name: reference }) => {
      const [name = '', key = ''] = reference.split(':');
      return { file, name, key };
    }),
  ),
  // `secrets={"VARIABLE": ("name", "key")}` of our own functions
  ...settingsOf(graph, /^secrets$/)
    .filter(({ call }) => call?.startsWith('headwater.'))
    .flatMap(({ file, value }) =>
      Object.values(value.entries ?? {}).flatMap(({ items = [] }) => reading(file, items[0], items[1])),
    ),
];

export const configMapsReadByDags = (graph: Graph): Mention[] => [
  ...callsOf(graph, /\.V1ConfigMap(?:EnvSource|KeySelector|VolumeSource|Projection)$/).flatMap((call) =>
    mentionOf(call.file, argumentOf(call, 'name')),
  ),
  ...settingsOf(graph, /^configmaps$/).flatMap(({ file, value }) =>
    (value.items ?? []).flatMap((item) => mentionOf(file, item)),
  ),
  ...entries(graph, /^(?:configMapKeyRef|configMapRef|configMap)$/),
  ...settingsOf(graph, /^configMaps$/).flatMap(({ file, value }) =>
    (value.items ?? []).flatMap((item) => ofEntries(file, item)),
  ),
  // `config_maps={"name": "/folder"}` of our own functions
  ...settingsOf(graph, /^config_maps$/)
    .filter(({ call }) => call?.startsWith('headwater.'))
    .flatMap(({ file, value }) => Object.keys(value.entries ?? {}).map((name) => ({ file, name }))),
];

const entries = (graph: Graph, names: RegExp): DagReading[] =>
  settingsOf(graph, names).flatMap(({ file, value }) => ofEntries(file, value));

const ofEntries = (file: string, { entries }: Value): DagReading[] =>
  reading(file, entries?.['name'], entries?.['key']);

const reading = (file: string, name: Value | undefined, key?: Value): DagReading[] =>
  mentionOf(file, name).map((mention) => ({ ...mention, ...(key?.text === undefined ? {} : { key: key.text }) }));
