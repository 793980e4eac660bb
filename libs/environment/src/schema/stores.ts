import Type from 'typebox';
import { quantity, resources } from './definitions.ts';
import { guid } from './secrets.ts';
import {
  bucketNames,
  choice,
  containerName,
  count,
  list,
  object,
  port,
  storageAccount,
  text,
  toggle,
} from './vocabulary.ts';

const databaseName = text(
  'The name of a database and of its role',
  '^(?!(administrator|airflow|keycloak|monitor|postgres|superuser)$)[a-z][a-z0-9-]{0,40}[a-z0-9]$',
);

const databases = list('More databases, each with a role of the same name that owns it', databaseName);

export const database = choice(
  'PostgreSQL',
  'kind',
  object('One PostgreSQL in the cluster', {
    kind: Type.Literal('postgres'),
    size: quantity('Its volume'),
    maxConnections: count('Connections at most', 20),
    resources: resources('Of its container'),
    databases,
  }),
  object('A PostgreSQL outside of the cluster, whose administrator a person provides', {
    kind: Type.Literal('external'),
    host: text('Its name, as its certificate has it', '^[a-z0-9.-]+$'),
    port: port('Its port'),
    cidr: Type.String({
      description: 'The address range in which it is; empty where that may be any outside of the cluster',
      pattern: '^([0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2})?$',
    }),
    authorities: text(
      'The certificates of those who may have signed its own, as PEM',
      '^\\s*-----BEGIN CERTIFICATE-----[^]*-----END CERTIFICATE-----\\s*$',
    ),
    maxConnections: count('Connections that it allows the platform', 20),
    databases,
  }),
);

export const objectStore = choice(
  'Where files and tables are',
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
  object('The containers of a storage account of Azure, which has folders (a hierarchical namespace)', {
    kind: Type.Literal('azure-blob'),
    account: storageAccount('The storage account'),
    containerPrefix: Type.String({
      description: "What the names of the platform's containers begin with",
      pattern: '^([a-z0-9](-?[a-z0-9])*-?)?$',
    }),
    tenantId: guid('The directory of Azure that the account belongs to, a GUID'),
    clientId: guid('The client id of the managed identity that reads and writes them, a GUID'),
    buckets: list('More containers, which Airflow and Spark read and write', containerName('The name of a container')),
  }),
);
