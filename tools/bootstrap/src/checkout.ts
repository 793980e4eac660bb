import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { ArgocdApplication } from './application-state.ts';

/** A committed environment, as the cluster is to run it. */
export interface Checkout {
  /** The folder of the repository. */
  readonly root: string;
  readonly environment: string;
  /** The folder that a person works in, where `root` is a copy of it. */
  readonly source?: string;
}

export const manifestsOf = ({ root, environment }: Checkout, ...path: readonly string[]): string =>
  join(root, 'manifests', environment, ...path);

export const argocdOf = ({ root, environment }: Checkout, ...path: readonly string[]): string =>
  join(root, 'argocd', environment, ...path);

export interface CommittedApplication {
  readonly name: string;
  readonly wave: number;
  /** The folder that it tracks, where that is one of this repository. */
  readonly path: string;
}

/** The Applications that the root creates, sorted by wave. */
export function committedApplications(checkout: Checkout): CommittedApplication[] {
  const folder = argocdOf(checkout, 'apps');
  return readdirSync(folder)
    .map((file) => load(readFileSync(join(folder, file), 'utf8')) as Manifest)
    .filter(({ kind }) => kind === 'Application')
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      wave: Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
      path: spec.source.path,
    }))
    .sort((a, b) => a.wave - b.wave || (a.name < b.name ? -1 : 1));
}

type Manifest = ArgocdApplication & { readonly kind: string; readonly spec: { readonly source: { path: string } } };

/** The namespaces, each with the file that makes it: secrets need them before anything else. */
export const namespaceFiles = (checkout: Checkout): { readonly name: string; readonly file: string }[] =>
  readdirSync(manifestsOf(checkout))
    .sort()
    .map((name) => ({ name, file: manifestsOf(checkout, name, 'foundation', `namespace-${name}.yaml`) }));
