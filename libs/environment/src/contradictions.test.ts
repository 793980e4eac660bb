import { fileURLToPath } from 'node:url';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadEnvironment } from './load.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('refuses Keycloak without a gateway, with the line and the way out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-environment-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'environments'), join(folder, 'environments'), { recursive: true });
  const file = join(folder, 'environments/minikube.yaml');
  const text = readFileSync(file, 'utf8').replace(/^gateway:\n(?: .*\n)+/m, 'gateway:\n  kind: none\n');
  writeFileSync(file, text);
  const line = text.split('\n').findIndex((each) => each.endsWith('kind: keycloak')) + 1;
  expect(() => loadEnvironment(folder, 'minikube')).toThrow(
    `environments/minikube.yaml:${line}: 'identity' is keycloak and 'gateway' is none: browsers and pods would not find Keycloak under one name; choose gateway traefik, or identity none`,
  );
});
