import { fileURLToPath } from 'node:url';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadEnvironment } from './load.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** environments/minikube.yaml with a change, in a folder of its own. */
function changed(change: (text: string) => string): { folder: string; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-environment-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'environments'), join(folder, 'environments'), { recursive: true });
  const file = join(folder, 'environments/minikube.yaml');
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
  const folder = mkdtempSync(join(tmpdir(), 'headwater-environment-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'environments'), join(folder, 'environments'), { recursive: true });
  const file = join(folder, 'environments/aks.yaml');
  const text = readFileSync(file, 'utf8').replace('      name: example.com\n', '      name: example.org\n');
  writeFileSync(file, text);
  const line = text.split('\n').indexOf('      name: example.org') + 1;
  expect(() => loadEnvironment(folder, 'aks')).toThrow(
    `environments/aks.yaml:${line}: 'gateway.domain' is data.example.com and the zone is example.org: no record of that zone proves anything about the domain; name the zone that the domain is in`,
  );
});
