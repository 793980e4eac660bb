import { address } from './object-store.ts';
import { output, repository, secret } from './machine.ts';

export interface Table {
  /** Grows by one with each run that wrote to it; the first is 0. */
  readonly version: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Prints a Delta table as JSON, read by a program that is not Spark. */
const program = `
import json, os, sys
from deltalake import DeltaTable

table = DeltaTable(sys.argv[1], storage_options=json.loads(sys.stdin.read()))
print(json.dumps({"version": table.version(), "rows": table.to_pyarrow_table().to_pylist()}, default=str), flush=True)
# now and then the threads of deltalake and pyarrow abort an interpreter that ends in order
os._exit(0)
`;

/** The table in a folder of the object store: `lakehouse/gold/daily_revenue`. */
export async function table(path: string): Promise<Table> {
  const options = {
    AWS_ENDPOINT_URL: `http://${address('S3 endpoint')}`,
    AWS_ALLOW_HTTP: 'true',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: await secret('deepstorage', 'object-store-spark', 'access-key'),
    AWS_SECRET_ACCESS_KEY: await secret('deepstorage', 'object-store-spark', 'secret-key'),
  };
  const python = [`${repository}/tools/python/src/main.ts`, 'dags', 'python'];
  const json = await output('node', [...python, '-c', program, `s3://${path}`], { input: JSON.stringify(options) });
  return JSON.parse(json) as Table;
}
