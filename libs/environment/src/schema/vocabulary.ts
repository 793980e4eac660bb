import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** An object that has exactly these keys. */
export const object = <P extends TProperties>(description: string, properties: P) =>
  Type.Object(properties, { description, additionalProperties: false });

/** One of several objects, told apart by their `key`, each of which has it as a literal. */
export const choice = <T extends TObject[]>(description: string, key: string, ...alternatives: T) =>
  Type.Unsafe<Static<T[number]>>({
    type: 'object',
    description,
    required: [key],
    discriminator: { propertyName: key },
    oneOf: alternatives,
  });

export const text = (description: string, pattern?: string) =>
  Type.String({ description, minLength: 1, ...(pattern === undefined ? {} : { pattern }) });

/** One of these words. */
export const oneOf = <const W extends readonly string[]>(description: string, words: W) =>
  Type.Unsafe<W[number]>({ type: 'string', description, enum: words });

export const toggle = (description: string) => Type.Boolean({ description });

export const count = (description: string, minimum = 1, maximum?: number) =>
  Type.Integer({ description, minimum, ...(maximum === undefined ? {} : { maximum }) });

export const list = <T extends TSchema>(description: string, items: T, minItems = 0) =>
  Type.Array(items, { description, minItems, uniqueItems: true });

/** https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#container-names */
export const containerName = (description: string) => text(description, '^(?=.{3,63}$)[a-z0-9](-?[a-z0-9])+$');

/** https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name */
export const storageAccount = (description: string) => text(description, '^[a-z0-9]{3,24}$');

export const port = (description: string) => count(description, 1, 65535);

export const bucketNames = list(
  'More buckets, which Airflow and Spark read and write',
  text('The name of a bucket', '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$'),
);
