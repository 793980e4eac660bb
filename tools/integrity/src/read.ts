import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  credentialsFile,
  dagContractFolder,
  type Credentials,
  type DagContract,
  type Declared,
} from '@headwater/contracts';
import { dagTexts } from '@headwater/environment';
import type { Resource } from '@headwater/k8s';
import { filesBelow } from '@headwater/render';
import { loadAll, YAMLException } from 'js-yaml';
import { withFilledSecrets } from './graph/filled-secrets.ts';
import type { DagFile, Item, Manifests } from './graph/manifests.ts';
import { knownModules } from './python/known-modules.ts';
import type { Finding } from './rule.ts';

/** A file that can't be read as one resource, so that nothing else can be said of it. */
export class UnreadableManifests extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    this.name = 'UnreadableManifests';
    this.findings = findings;
  }
}

/** The committed output of `environment` in the repository at `root`. Throws UnreadableManifests, naming all files. */
export function readManifests(root: string, environment: string): Manifests {
  const findings: Finding[] = [];
  const read = (file: string): unknown => {
    if (!existsSync(join(root, file))) {
      findings.push({ file, message: 'is not there; run ./headwater render' });
      return undefined;
    }
    try {
      const documents = loadAll(readFileSync(join(root, file), 'utf8'));
      if (documents.length === 1) return withoutNulls(documents[0]);
      findings.push({ file, message: `holds ${documents.length} documents; write one resource per file` });
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      findings.push({ file, message: `is not YAML: ${error.reason} in line ${(error.mark?.line ?? 0) + 1}` });
    }
    return undefined;
  };
  const resource = (file: string): Item[] => {
    const data = read(file);
    if (isResource(data)) return [{ file, resource: data }];
    if (data !== undefined)
      findings.push({ file, message: 'is no Kubernetes object; give it apiVersion, kind and metadata.name' });
    return [];
  };

  const argocd = `argocd/${environment}`;
  const items = [
    ...filesIn(root, `manifests/${environment}`).flatMap(resource),
    ...filesIn(root, `${argocd}/apps`).flatMap(resource),
    ...resource(`${argocd}/root.yaml`),
  ];
  const declared = read(`${argocd}/declared.yaml`) as Declared;
  const contract = read(`dags/${dagContractFolder}/${environment}.json`) as DagContract;
  const infrastructure = credentialsFile(environment);
  const credentials = existsSync(join(root, infrastructure)) ? (read(infrastructure) as Credentials) : undefined;
  if (findings.length > 0) throw new UnreadableManifests(findings);
  return {
    items,
    declared: withFilledSecrets(declared, items),
    contract,
    dags: dagFiles(root),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

/** The DAGs and the package that they share, without their tests. */
function dagFiles(root: string): DagFile[] {
  const texts = Object.entries(dagTexts(root, 'dags')).filter(([path]) => path.endsWith('.py'));
  const modules = knownModules(texts.map(([, text]) => text));
  return texts.map(([path], index) => ({ file: `dags/${path}`, module: modules[index]! }));
}

/** What is there without a value (`data:`) is as good as not there. */
function withoutNulls(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  for (const [key, value] of Object.entries(data)) {
    if (value === null && !Array.isArray(data)) Reflect.deleteProperty(data, key);
    else withoutNulls(value);
  }
  return data;
}

const filesIn = (root: string, folder: string): string[] =>
  filesBelow(join(root, folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`)
    .sort();

function isResource(data: unknown): data is Resource {
  const { apiVersion, kind, metadata } = (data ?? {}) as Partial<Resource>;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    (kind === 'Kustomization' || typeof metadata?.name === 'string')
  );
}
