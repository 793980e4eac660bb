import { fileURLToPath } from 'node:url';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadEnvironment } from './load.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** An environment with a change, in a folder of its own. */
function changed(
  change: (text: string) => string,
  environment: 'minikube' | 'aks' = 'minikube',
): { folder: string; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-environment-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'environments'), join(folder, 'environments'), { recursive: true });
  const file = join(folder, `environments/${environment}.yaml`);
  const text = change(readFileSync(file, 'utf8'));
  writeFileSync(file, text);
  return { folder, lines: text.split('\n') };
}

it('refuses Keycloak without a gateway, with the line and the way out', () => {
  const { folder, lines } = changed((text) => text.replace(/^gateway:\n(?: .*\n)+/m, 'gateway:\n  kind: none\n'));
  const line = lines.findIndex((each) => each.endsWith('kind: keycloak')) + 1;
  expect(() => loadEnvironment(folder, 'minikube')).toThrow(
    `environments/minikube.yaml:${line}: 'identity' is keycloak and 'gateway' is none: browsers and pods would not find Keycloak under one name; choose gateway traefik or ingress, or identity none`,
  );
});

it('refuses a connection pool with more connections than the server has', () => {
  const pool = 'pgBouncer: { enabled: true, connections: 151 }';
  const { folder, lines } = changed((text) => text.replace(/pgBouncer: .*/, pool));
  const line = lines.findIndex((each) => each.endsWith(pool)) + 1;
  expect(() => loadEnvironment(folder, 'minikube')).toThrow(
    `environments/minikube.yaml:${line}: 'airflow.pgBouncer.connections' is 151 and 'database.maxConnections' is 150: the server would refuse what the pool promises; raise the one, or lower the other`,
  );
});

it('refuses a zone that the domain is not in', () => {
  const { folder, lines } = changed(
    (text) => text.replace('      name: example.com\n', '      name: example.org\n'),
    'aks',
  );
  const line = lines.indexOf('      name: example.org') + 1;
  expect(() => loadEnvironment(folder, 'aks')).toThrow(
    `environments/aks.yaml:${line}: 'gateway.domain' is data.example.com and the zone is example.org: no record of that zone proves anything about the domain; name the zone that the domain is in`,
  );
});

it('refuses to be somebody for the logs of tasks and somebody else for data', () => {
  const zeros = '00000000-0000-0000-0000-000000000000';
  const ones = '11111111-1111-1111-1111-111111111111';
  const volume = `{ kind: azure-blob-volume, account: team, container: logs, resourceGroup: team, size: 1Gi, tenantId: ${zeros}, clientId: ${ones} }`;
  const { folder, lines } = changed((text) => text.replace(/^ {2}logs:\n(?: {4}.*\n)+/m, `  logs: ${volume}\n`), 'aks');
  const line = lines.findIndex((each) => each.includes('azure-blob-volume,')) + 1;
  expect(() => loadEnvironment(folder, 'aks')).toThrow(
    `environments/aks.yaml:${line}: 'airflow.logs.clientId' is ${ones} and 'objectStore.clientId' is ${zeros}: a pod of Airflow is one identity, for its logs and for its data; name the same`,
  );
});
