import Type from 'typebox';
import { object } from './vocabulary.ts';

/** The names by which an environment can choose another image. */
export const imageNames = [
  'airflow',
  'airflow-spark-submit',
  'alertmanager',
  'argocd',
  'cert-manager-cainjector',
  'cert-manager-controller',
  'cert-manager-webhook',
  'external-secrets',
  'git-sync',
  'gitea',
  'grafana',
  'keycloak',
  'kube-state-metrics',
  'log-collector',
  'loki',
  'mc',
  'minio',
  'oauth2-proxy',
  'pgbouncer',
  'postgres',
  'postgres-exporter',
  'prometheus',
  'prometheus-config-reloader',
  'prometheus-operator',
  'python',
  'realm',
  'redis',
  'reflector',
  'spark',
  'spark-operator',
  'statsd-exporter',
  'traefik',
] as const;

const reference = Type.String({
  description: 'registry/repository:tag, or with a digest: …@sha256:…',
  pattern: '^[^/@ ]+[.:][^/@ ]+/[^:@ ]+:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?$',
});

const overrides = Type.Partial(
  Type.Object(
    Object.fromEntries(imageNames.map((name) => [name, reference])) as Record<
      (typeof imageNames)[number],
      typeof reference
    >,
    { additionalProperties: false },
  ),
  { description: "Other images than the platform's own choice, by name", additionalProperties: false },
);

export const images = object('Container images', {
  mirror: Type.String({
    description: 'A registry that has a copy of every image; empty to pull from where they are published',
    pattern: '^([a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._/-]+)?)?$',
  }),
  overrides,
});
