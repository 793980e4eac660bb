import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Declared } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import { check, readManifests, rules, type Manifests } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';
import { kubeconform } from '@headwater/kubeconform-bin';
import { compare, namespaceFolder, write, type Folder } from '@headwater/render';
import { schemaLocations } from '@headwater/schemas';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from './repository.ts';
import { choices, minikube } from './testing/choices.ts';

// as the command line does: a namespace is rendered without it
const { appOfApps, platform } = await import('@headwater/platform');
const { dagContract } = await import('@headwater/orchestrator');
const { dags } = readManifests(root, 'minikube');

/** What would be committed of `environment`. */
function foldersOf(environment: Environment): { namespaces: Folder[]; argocd: Folder } {
  const applications = platform(environment);
  const byNamespace = Map.groupBy(applications, ({ namespace }) => namespace);
  return {
    namespaces: [...byNamespace].map(([namespace, list]) => namespaceFolder(environment.name, namespace, list)),
    argocd: appOfApps(environment, applications),
  };
}

const isDeclared = ({ path }: { readonly path: string }) => path === 'declared.yaml';

/** The same for the integrity check, without a way over the disk. */
function manifestsOf(environment: Environment): Manifests {
  const { namespaces, argocd } = foldersOf(environment);
  const applications = { ...argocd, files: argocd.files.filter((file) => !isDeclared(file)) };
  return {
    items: [...namespaces, applications].flatMap(({ path: folder, files }) =>
      files.map(({ path, content }) => ({ file: `${folder}/${path}`, resource: content as Resource })),
    ),
    declared: argocd.files.find(isDeclared)?.content as Declared,
    contract: dagContract(environment),
    dags,
  };
}

describe.each(Object.entries(choices))('%s', (_title, choice) => {
  const environment = { ...minikube, ...choice };

  it('keeps every promise', () => {
    const violations = check(manifestsOf(environment), rules);
    expect(violations.map(({ file, message, rule }) => `${file}: ${message} (${rule})`)).toEqual([]);
  });

  it('fits the schemas', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-choice-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    write(
      folder,
      foldersOf(environment).namespaces.flatMap((each) => compare(folder, each)),
    );
    const locations = schemaLocations(environment.kubernetes.version).flatMap((each) => ['-schema-location', each]);
    const { stdout, status } = spawnSync(await kubeconform(), ['-strict', ...locations, folder], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});
