import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resource } from '@headwater/k8s';
import { runningSandbox } from '@headwater/sandbox';
import { load } from 'js-yaml';
import { output, repository } from './machine.ts';

interface Source {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly path: string;
  readonly directory: { readonly include: string };
}

/** The CustomResourceDefinitions that an Application of Azure brings from upstream, as Argo CD reads them. */
export async function upstreamDefinitions(application: string): Promise<Resource[]> {
  const file = join(repository, `argocd/aks/apps/${application}.yaml`);
  const { repoURL, targetRevision, path, directory } = (
    load(readFileSync(file, 'utf8')) as { spec: { source: Source } }
  ).spec.source;
  const clone = mkdtempSync(join(tmpdir(), 'headwater-upstream-'));
  try {
    const environment = runningSandbox()?.environment ?? {};
    await output('git', ['clone', '--quiet', '--depth=1', `--branch=${targetRevision}`, repoURL, clone], {
      environment,
    });
    const names = directory.include.replaceAll(/[{}]/g, '').split(',');
    return names.map((name) => load(readFileSync(join(clone, path, name), 'utf8')) as Resource);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}
