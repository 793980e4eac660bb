import Type from 'typebox';
import { quantity, resources } from './definitions.ts';
import { bucketNames, choice, count, list, object, text, toggle } from './vocabulary.ts';

const databaseName = text(
  'The name of a database and of its role',
  '^(?!(airflow|keycloak|monitor|postgres)$)[a-z][a-z0-9-]{0,40}[a-z0-9]$',
);

export const database = choice(
  'PostgreSQL',
  'kind',
  object('One PostgreSQL in the cluster', {
    kind: Type.Literal('postgres'),
    size: quantity('Its volume'),
    maxConnections: count('Connections at most', 20),
    resources: resources('Of its container'),
    databases: list('More databases, each with a role of the same name that owns it', databaseName),
  }),
);

export const objectStore = choice(
  'An S3 API',
  'kind',
  object('One MinIO in the cluster', {
    kind: Type.Literal('minio'),
    region: text('The region that it calls itself'),
    size: quantity('Its volume'),
    resources: resources('Of its container'),
    buckets: bucketNames,
  }),
  object("Somebody else's S3 API, whose buckets exist and whose keys a person provides", {
    kind: Type.Literal('s3'),
    endpoint: text('Its address, with scheme', '^https?://[^/]+$'),
    region: text('Its region'),
    pathStyle: toggle('Whether a bucket is part of the path instead of the host name'),
    bucketPrefix: Type.String({
      description:
        "What the names of the platform's buckets begin with: a cloud's names are shared with the whole world",
      pattern: '^[a-z0-9-]*$',
    }),
    buckets: bucketNames,
  }),
);
