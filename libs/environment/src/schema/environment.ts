import Type, { type Static } from 'typebox';
import { airflow } from './airflow.ts';
import { git, kubernetes, sizes, storage } from './cluster.ts';
import { availability } from './availability.ts';
import { definitions } from './definitions.ts';
import { gateway, identity, observability } from './front-door.ts';
import { images } from './images.ts';
import { secrets } from './secrets.ts';
import { spark } from './spark.ts';
import { database, objectStore } from './stores.ts';

/** The JSON Schema of `environments/*.yaml`, committed beside them for editors and for validation. */
export const environmentSchema = Type.Object(
  {
    kubernetes,
    git,
    namespaces: sizes,
    storage,
    secrets,
    database,
    objectStore,
    airflow,
    spark,
    gateway,
    identity,
    observability,
    availability,
    images,
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Environment',
    description: 'What differs between one place where the platform runs and another',
    definitions,
    additionalProperties: false,
  },
);

export type EnvironmentFile = Static<typeof environmentSchema>;
