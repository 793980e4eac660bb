import { address } from './object-store.ts';
import { output, repository, secret } from './machine.ts';

/** Prints the rows of a Delta table as JSON, read by a program that is not Spark. */
const program = `
import json, os, sys
from deltalake import DeltaTable

table = DeltaTable(sys.argv[1], storage_options=json.loads(sys.stdin.read()))
print(json.dumps(table.to_pyarrow_table().to_pylist(), default=str))
`;

/** The rows of the table in a folder of the object store: `lakehouse/gold/daily_revenue`. */
export async function rows(path: string): Promise<Record<string, unknown>[]> {
  const options = {
    AWS_ENDPOINT_URL: `http://${address('S3 endpoint')}`,
    AWS_ALLOW_HTTP: 'true',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: await secret('deepstorage', 'object-store-spark', 'access-key'),
    AWS_SECRET_ACCESS_KEY: await secret('deepstorage', 'object-store-spark', 'secret-key'),
  };
  const python = [`${repository}/tools/python/src/main.ts`, 'dags', 'python'];
  const json = await output('node', [...python, '-c', program, `s3://${path}`], { input: JSON.stringify(options) });
  return JSON.parse(json) as Record<string, unknown>[];
}
