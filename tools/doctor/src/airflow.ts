import { readSecret, targetOf, type Cluster } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import { airflowAdmin, airflowAutomation } from '@headwater/secrets';

/** Airflow's REST API, signed in: https://airflow.apache.org/docs/apache-airflow/stable/stable-rest-api-ref.html */
export type Airflow = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

// an API server that hangs is a finding, too
const timeout = 30_000;

export async function airflow(cluster: Cluster, { identity }: Pick<Environment, 'identity'>): Promise<Airflow> {
  const address = await cluster.reach(targetOf(services.airflowApi));
  const { namespace, name } = identity.kind === 'none' ? airflowAdmin : airflowAutomation;
  const { username, password } = await readSecret(cluster, namespace, name);
  const call = async (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>) => {
    const response = await fetch(`http://${address}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // what it answers may repeat what it was sent
    if (!response.ok) throw new Error(`Airflow: ${method} ${path}: ${response.status} ${response.statusText}`);
    return response.json();
  };
  const { access_token: token } = (await call('POST', '/auth/token', { username, password }, {})) as {
    access_token: string;
  };
  return async <T>(method: 'GET' | 'POST', path: string, body?: unknown) =>
    (await call(method, `/api/v2${path}`, body, { Authorization: `Bearer ${token}` })) as T;
}
