import { readSecret } from '@headwater/bootstrap';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { oneOf } from '../selection.ts';

/** Prints one value of a secret, and nothing else. */
export async function showSecret(secret: string, key: string | undefined, which: ClusterOptions): Promise<void> {
  const [namespace, name] = secret.split('/');
  if (!namespace || !name) {
    throw new Failure(`'${secret}' names no secret; spell it <namespace>/<name>`, exitCodes.wrongUse);
  }
  const values = await readSecret(await theCluster(which), namespace, name);
  const keys = Object.keys(values);
  if (key === undefined && keys.length > 1) {
    throw new Failure(`secret '${secret}' has the keys ${keys.join(', ')}; name one of them`, exitCodes.wrongUse);
  }
  console.log(values[oneOf('key', key ?? keys[0]!, keys)]);
}
