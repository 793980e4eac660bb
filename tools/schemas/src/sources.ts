import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { CustomResourceDefinition } from './custom.ts';
import type { OpenApi } from './kubernetes.ts';
import { pins } from './pins.ts';
import { SchemaError } from './schema-error.ts';

/** Kubernetes' OpenAPI documents by minor version. */
export const kubernetesDocuments = (): [string, OpenApi][] =>
  Object.entries(pins.kubernetes).map(([minor, module]) => [
    minor,
    JSON.parse(readFileSync(join(moduleFolder(module), 'api/openapi-spec/swagger.json'), 'utf8')) as OpenApi,
  ]);

export const customResourceDefinitions = (): CustomResourceDefinition[] => [
  ...definitionsIn(pins.argocd, 'manifests/crds/', ['application-crd', 'appproject-crd', 'applicationset-crd']),
  ...definitionsIn(pins.sparkOperator, 'config/crd/bases/sparkoperator.k8s.io_', [
    'sparkapplications',
    'scheduledsparkapplications',
    'sparkconnects',
  ]),
  ...definitionsIn(pins.certManager, 'deploy/crds/cert-manager.io_', ['certificates', 'issuers']),
  ...definitionsIn(pins.externalSecrets, 'config/crds/bases/external-secrets.io_', ['externalsecrets', 'secretstores']),
  ...definitionsIn(pins.gatewayApi, 'config/crd/standard/gateway.networking.k8s.io_', [
    'gatewayclasses',
    'gateways',
    'httproutes',
  ]),
  ...definitionsIn(pins.prometheusOperator, 'example/prometheus-operator-crd/monitoring.coreos.com_', [
    'prometheusrules',
    'scrapeconfigs',
  ]),
];

function definitionsIn(module: string, prefix: string, names: readonly string[]): CustomResourceDefinition[] {
  const folder = moduleFolder(module);
  return names.map(
    (name) => load(readFileSync(join(folder, `${prefix}${name}.yaml`), 'utf8')) as CustomResourceDefinition,
  );
}

/** The folder of a Go module, whose checksum `go` verifies: https://go.dev/ref/mod#go-mod-download */
function moduleFolder(module: string): string {
  try {
    // the modules of the folder that this runs in have no say
    const answer = execFileSync('go', ['mod', 'download', '-json', module], {
      cwd: tmpdir(),
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return (JSON.parse(answer) as { Dir: string }).Dir;
  } catch (error) {
    throw new SchemaError(`${module}: ${reason(error as NodeJS.ErrnoException & { stdout?: string })}`);
  }
}

function reason({ code, stdout, message }: NodeJS.ErrnoException & { stdout?: string }): string {
  if (code === 'ENOENT') return "there is no 'go' on PATH; install Go (https://go.dev/dl)";
  return stdout === undefined || stdout === '' ? message : (JSON.parse(stdout) as { Error: string }).Error;
}
